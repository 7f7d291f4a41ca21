using Binnacle.EndToEnd;

[assembly: AssemblyFixture(typeof(ExampleFile))]
