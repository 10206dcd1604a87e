using PrepBot.EndToEnd.Tests.Support;

[assembly: AssemblyFixture(typeof(Browser))]
