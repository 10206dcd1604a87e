using PrepBot.Chat.Dispatch;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue.StartMock;

/// <summary>What a member wishes of a round.</summary>
internal sealed record RoundRequest(WantedRole Role, IReadOnlyList<PrincipleId> Principles, int? Minutes)
{
    /// <summary>The theme that was named, or null; the principles are then its own, unless others were named.</summary>
    public ThemeId? Theme { get; init; }

    /// <summary>First in line, whatever the others waited.</summary>
    public bool First { get; init; }
}

/// <summary>Puts the acting member into a channel's queue, or straight into a round: for the command, for buttons and for claims.</summary>
internal sealed class WaitForPartner(PairUp pairUp)
{
    /// <summary>Waits, or is paired at once.</summary>
    public async Task<StartMockOutcome> WaitAsync(Call call, Channel channel, RoundRequest wish, CancellationToken cancellationToken)
    {
        // First the queue, then the question: while we wait for it, somebody may pair this very member.
        await call.Work.Queue.LockAsync(call.CommunityId, channel.Id, cancellationToken);
        if (await call.Work.Rounds.OpenOfAsync(call.CommunityId, call.Member.Id, cancellationToken) is { } open)
            return new StartMockOutcome.AlreadyInRound(open, open.PartOf(call.Member.Id));

        var before = (await call.Work.Queue.OfMemberAsync(call.CommunityId, call.Member.Id, cancellationToken))
            .FirstOrDefault(entry => entry.ChannelId == channel.Id && entry.ExpiresAt > call.Now);
        var entry = new WaitingEntry(
            call.CommunityId, before?.Id ?? call.NewId<WaitingEntryId>(), channel.Id, call.Member.Id, wish.Role, wish.Principles, wish.Minutes,
            before?.Since ?? call.Now, call.Now + call.Community.Settings.WaitingEntryLife, wish.First || (before?.First ?? false))
        {
            Theme = wish.Theme,
        };
        var rounds = await pairUp.JoinAsync(call.Work, call.Community, entry, call.People, cancellationToken);
        if (rounds.FirstOrDefault(round => round.PartOf(call.Member.Id) != RoundPart.None) is { } mine)
        {
            return new StartMockOutcome.Paired(mine, mine.PartOf(call.Member.Id))
            {
                RoomsAreRefused = await RoomsOfChannel.AreRefusedAsync(call, channel.Id, cancellationToken),
            };
        }

        var queue = await call.Work.Queue.OfChannelAsync(call.CommunityId, channel.Id, cancellationToken);
        var index = queue.TakeWhile(waiting => waiting.MemberId != call.Member.Id).Count() + 1;
        var watched = wish.Role != WantedRole.Observer && !call.Member.Profile.ObserversWelcome && queue.Any(waiting => waiting.Role == WantedRole.Observer);
        return new StartMockOutcome.Waiting(entry, index, before is not null, watched);
    }

    /// <summary>The open channel a button names, or null.</summary>
    public static async Task<Channel?> ChannelOfAsync(Call call, CancellationToken cancellationToken)
    {
        var channel = call.Target.Id<ChannelId>() is { } id
            ? await call.Work.Communities.FindChannelAsync(call.CommunityId, id, cancellationToken)
            : null;
        return channel is { Enabled: true } ? channel : null;
    }
}
