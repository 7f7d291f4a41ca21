return await Binnacle.Cli.CommandLine.Run(args);
