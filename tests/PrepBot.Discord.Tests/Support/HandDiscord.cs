using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using PrepBot.Bank;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Platforms;
using PrepBot.Discord.Adapter;
using PrepBot.Discord.Gateway;
using PrepBot.Discord.Guilds;
using PrepBot.Discord.Inbound;
using PrepBot.Discord.Posting;
using PrepBot.Discord.Rendering;
using PrepBot.Discord.Settings;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.FakeChats.Discord;
using PrepBot.Practice;
using PrepBot.Practice.Communities;
using PrepBot.Storage;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Discord.Tests.Support;

/// <summary>The adapter over the fake's HTTP side, with a sink that writes down in place of the features: no database, no gateway.</summary>
internal sealed class HandDiscord : IAsyncDisposable
{
    // The real features, for what they define; nothing of them runs, so no database is asked for.
    private static readonly Lazy<(FeatureCatalog Catalog, PrincipleSet Principles, Introduction Introduction)> Defined = new(() =>
    {
        var application = TestBot.Start(new TestWorld("Host=127.0.0.1", TimeProvider.System));
        return (application.GetRequiredService<FeatureCatalog>(), application.GetRequiredService<PrincipleSet>(), application.GetRequiredService<Introduction>());
    });

    private HandDiscord(HandRest rest)
    {
        Rest = rest;
        Catalog = Defined.Value.Catalog;
        Principles = BuiltInBank.Read().CreateFinder();
        Reader = new InteractionReader(Root, Catalog, rest.Difference);
        Posts = new Posts(rest.Client, Taps);
        Direct = new DirectChannels(rest.Client);
        Memberships = new Memberships([new DiscordMembership(rest.Client, new GuildRoles(rest.Clock))], rest.Clock);
        Departures = new Departures(Memberships, rest.Clock);
        Threads = new Threads(rest.Client, Departures);
        Platform = new DiscordPlatform(Posts, Threads, Direct, Guilds, Memberships, Root, NullLogger<DiscordPlatform>.Instance);
        Events = new DiscordEvents(
            new Interactions(Reader, Sink, new Responders(rest.Client, Posts, Direct, rest.Clock), Guilds, rest.Clock, NullLogger<Interactions>.Instance),
            new GuildEvents(
                Guilds, new GuildRoles(rest.Clock), Memberships, new Welcome(Posts, Direct, Defined.Value.Introduction, rest.Clock), Presence, new MissedRemovals(Guilds, Presence), Places),
            NullLogger<DiscordEvents>.Instance);
        Ana = rest.Discord.Member(rest.Guild, rest.Channel, "Ana");
        Raj = rest.Discord.Member(rest.Guild, rest.Channel, "Raj");
    }

    public HandRest Rest { get; }

    public CommandTaps Taps { get; } = new();

    public FakeDiscordServer Discord => Rest.Discord;

    public static CommandRoot Root => PracticeRegistration.Root;

    public FeatureCatalog Catalog { get; }

    public PrincipleFinder Principles { get; }

    public InteractionReader Reader { get; }

    public Memberships Memberships { get; }

    public Posts Posts { get; }

    public DirectChannels Direct { get; }

    public Departures Departures { get; }

    public Threads Threads { get; }

    public GuildBook Guilds { get; } = new();

    public RecordingPresence Presence { get; } = new();

    public DiscordPlatform Platform { get; }

    public DiscordEvents Events { get; }

    public RecordingSink Sink { get; } = new();

    public RecordingPlaces Places { get; } = new();

    public FakeMember Ana { get; }

    public FakeMember Raj { get; }

    public CommunityRef Community => new(DiscordPlatformName.Name, Rest.Guild.Id);

    public RoomRef Room => new(DiscordPlatformName.Name, Rest.Channel.Id);

    public static async Task<HandDiscord> StartAsync() => new(await HandRest.StartAsync());

    /// <summary>Somebody does something, and the adapter deals with it.</summary>
    public async Task<FakeInteraction> DoesAsync(FakeMember member, int type, JsonObject data, FakeMessage? on = null)
    {
        var interaction = member.Begins(type, data, on);
        await ArrivesAsync("INTERACTION_CREATE", interaction.Payload);
        return interaction;
    }

    public Task<FakeInteraction> CommandsAsync(FakeMember member, string command, params (string, object)[] options) => DoesAsync(member, 2, FakeMember.Command(command, options));

    public async Task ArrivesAsync(string name, JsonNode data) =>
        await Rest.RunAsync(Events.HandleAsync(new GatewayEvent(0, name, Encoding.UTF8.GetBytes(data.ToJsonString()), Rest.Clock.GetUtcNow()), () => true));

    public static PersonRef Person(FakeMember member) => Gallery.Person(member.User.Id);

    public ValueTask DisposeAsync() => Rest.DisposeAsync();
}
