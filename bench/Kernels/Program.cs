using BenchmarkDotNet.Running;
using Binnacle.Bench.Kernels;

// How long the kernels of a plan take, each for 60 months of one measure or node. Usage: dotnet run --project bench/Kernels --configuration Release -- --filter '*'
BenchmarkSwitcher.FromTypes([typeof(ScaleKernels), typeof(YearKernels), typeof(FormulaKernels), typeof(RollUpKernels)]).Run(args);
