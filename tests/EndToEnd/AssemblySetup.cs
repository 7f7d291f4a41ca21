using Binnacle.EndToEnd;
using Binnacle.EndToEnd.Pages;

[assembly: AssemblyFixture(typeof(ExampleFile))]
[assembly: AssemblyFixture(typeof(DemoFile))]
[assembly: AssemblyFixture(typeof(Browser))]
