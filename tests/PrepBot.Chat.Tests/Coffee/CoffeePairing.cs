using PrepBot.Chat.Cards;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.DueRows;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Work;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Tests.Coffee;

/// <summary>Who waits at a channel's table may pair those who wait there; nobody else.</summary>
internal sealed record AtTable : AccessRule<CoffeeTable>
{
    protected override async Task<CoffeeTable?> LoadAsync(Call call, bool forChange, CancellationToken cancellationToken)
    {
        var channel = await CoffeePairing.ChannelAsync(call, cancellationToken);
        var table = await call.Work.Coffee.FindAsync(call.CommunityId, channel, cancellationToken);
        return table.Waiting.Contains(call.MemberId) ? table : null;
    }
}

/// <summary>Two who wait for a coffee in the same channel are told of each other.</summary>
internal sealed class CoffeePairing : Feature
{
    public override string Name => "coffee";

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnCommand(new CommandDefinition("join", "Wait here for somebody to have a coffee with", [])), AccessRule.AnyMember, HandlerKind.Changes, JoinAsync),
        new(new OnClick("join"), AccessRule.AnyMember, HandlerKind.Changes, JoinAsync),
        Handler.For(new OnCommand(new CommandDefinition("pair", "Pair the two who wait longest", [])), new AtTable(), HandlerKind.Changes, PairAsync),
        Handler.For(new OnClick("pair"), new AtTable(), HandlerKind.Changes, PairAsync),
    ];

    public static async Task<ChannelId> ChannelAsync(Call call, CancellationToken cancellationToken) =>
        call.Target.Id<ChannelId>() ?? await call.Work.Addresses.EnsureChannelAsync(call.CommunityId, call.Interaction.Origin.Room, cancellationToken);

    private static async Task<Reply> JoinAsync(Call call, CancellationToken cancellationToken)
    {
        var channel = await ChannelAsync(call, cancellationToken);
        await call.Work.Coffee.JoinAsync(call.CommunityId, channel, call.MemberId, cancellationToken);
        await call.Work.DueRows.SetIfNoneAsync(call.CommunityId, CoffeeReminder.Name, channel.Value, call.Now + CoffeeReminder.After, cancellationToken);
        await call.Work.Outbox.ShowCardAsync(call.CommunityId, channel.Value, CoffeeCard.Name, channel.Value, cancellationToken);
        return Reply.Privately("You are at the table. Press \"Pair us\" once somebody else is.");
    }

    private static async Task<Reply> PairAsync(Call<CoffeeTable> call, CancellationToken cancellationToken)
    {
        var (community, channel, waiting) = call.Subject;
        if (waiting is not [var first, var second, ..])
            return Reply.Privately("You are the only one at the table yet.");

        foreach (var (one, other) in new[] { (first, second), (second, first) })
        {
            var partner = await call.Work.Addresses.FindMemberAsync(community, other, cancellationToken);
            await call.Work.Coffee.LeaveAsync(community, channel, one, cancellationToken);
            await call.Work.Outbox.SendPrivatelyAsync(community, one, Message.Create($"Your coffee is with {partner?.DisplayName}. Write to each other when it suits you."), cancellationToken);
        }

        await call.Work.Outbox.ShowCardAsync(community, channel.Value, CoffeeCard.Name, channel.Value, cancellationToken);
        return Reply.Nothing;
    }
}

/// <summary>A channel's table, as it is now.</summary>
internal sealed class CoffeeCard : ICard
{
    public const string Name = "coffee-table";

    public string Kind => Name;

    public async Task<CardFace?> DrawAsync(IUnitOfWork work, CardSubject subject, CancellationToken cancellationToken)
    {
        var channel = ChannelId.From(subject.Row);
        var people = new List<NamedMember>();
        foreach (var member in (await work.Coffee.FindAsync(subject.CommunityId, channel, cancellationToken)).Waiting)
            people.AddRange(await work.Addresses.FindMemberAsync(subject.CommunityId, member, cancellationToken) is { } found ? [found] : []);

        var about = Subject.Create(channel);
        return new CardFace(new CardLocation.InChannel(channel), Message.Create(
            people.Count == 0 ? "Nobody waits for a coffee." : $"Waiting for a coffee: {string.Join(", ", people.Select(person => person.DisplayName))}",
            new Button(new ActionId("coffee", "join", about), "Join"), new Button(new ActionId("coffee", "pair", about), "Pair us")))
        {
            Waiting = [.. people.Select(person => person.Person)],
        };
    }
}

/// <summary>Whoever still waits after a day is asked whether they want to.</summary>
internal sealed class CoffeeReminder : IJob
{
    public const string Name = "coffee-reminder";

    public static readonly TimeSpan After = TimeSpan.FromDays(1);

    public string Kind => Name;

    public async Task RunAsync(IUnitOfWork work, DueRow row, CancellationToken cancellationToken)
    {
        foreach (var member in (await work.Coffee.FindAsync(row.CommunityId, ChannelId.From(row.Subject), cancellationToken)).Waiting)
            await work.Outbox.RemindAsync(row.CommunityId, member, Message.Create("You have waited for a coffee since yesterday. Ask somebody along?"), cancellationToken);
    }
}
