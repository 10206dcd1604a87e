using PrepBot.Testing;

[assembly: AssemblyFixture(typeof(TestServer))]
