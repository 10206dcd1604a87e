namespace PrepBot.EndToEnd.Tests.Support;

/// <summary>One running bot for all tests that leave it as they found it: nobody waiting, nobody in a round.</summary>
public sealed class OneBot : IAsyncLifetime
{
    public const string Name = "one bot";

    private static readonly string[] Everybody = ["ana", "raj", "mia", "tom", "zoe"];

    private BotFolder? _folder;
    private int _tests;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public async ValueTask InitializeAsync()
    {
        _folder = await BotFolder.CreateAsync();
        Address = (await _folder.StartAsync()).Address;
    }

    public async ValueTask DisposeAsync()
    {
        if (_folder is not null)
            await _folder.DisposeAsync();
    }

    /// <summary>Whatever the test before left behind, everybody is free.</summary>
    public async Task FreeEverybodyAsync()
    {
        var prefix = $"free-{++_tests}";
        foreach (var id in Everybody)
        {
            using var member = new Member(id, Address, prefix);
            await member.FreesAsync();
        }
    }

    internal Member Member(string id) => new(id, Address, $"one-{++_tests}");
}

[CollectionDefinition(OneBot.Name)]
public sealed class OneBotTests : ICollectionFixture<OneBot>;
