using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Work;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Pairing;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue;

/// <summary>What follows from a ring: from its beginning, its answer, and its end.</summary>
internal static class RingFlow
{
    /// <summary>The job that rings one after the other for a place in the queue; its subject is the place.</summary>
    public const string Job = "ring";

    /// <summary>The job that opens the round of an appointment; its subject is the ring.</summary>
    public const string MeetJob = "ring-meet";

    /// <summary>Somebody waits and found nobody: whoever wants to be rung is looked for, after this transaction. Again is harmless.</summary>
    public static Task LookAsync(IUnitOfWork work, Community community, WaitingEntry waiting, CancellationToken cancellationToken) =>
        community.Settings.RingsOn && waiting.Role != WantedRole.Observer ? GoOnAsync(work, community.Id, waiting.Id, cancellationToken) : Task.CompletedTask;

    /// <summary>The next one is looked for, where who was rung for still waits.</summary>
    public static Task GoOnAsync(IUnitOfWork work, CommunityId community, WaitingEntryId waiting, CancellationToken cancellationToken) =>
        work.DueRows.SetAsync(community, Job, waiting.Value, work.Now, cancellationToken);

    /// <summary>Nothing more comes of a ring: its card says so, without buttons.</summary>
    public static async Task EndAsync(IUnitOfWork work, Ring ring, RingState state, CancellationToken cancellationToken)
    {
        await work.Rings.SaveAsync(ring with { State = state }, cancellationToken);
        if (ring.State == RingState.Appointed)
            await work.DueRows.ClearAsync(ring.CommunityId, MeetJob, ring.Id.Value, cancellationToken);

        await ShowAsync(work, ring, cancellationToken);
    }

    /// <summary>Draws its card anew.</summary>
    public static Task ShowAsync(IUnitOfWork work, Ring ring, CancellationToken cancellationToken) =>
        work.Outbox.ShowCardAsync(ring.CommunityId, ring.MemberId.Value, RingCard.Name, ring.Id.Value, cancellationToken);

    /// <summary>One of the two takes an appointment back: the other one hears of it.</summary>
    public static async Task CancelAsync(IUnitOfWork work, Ring appointment, MemberId by, CancellationToken cancellationToken)
    {
        await EndAsync(work, appointment, RingState.Cancelled, cancellationToken);
        await TellAsync(work, appointment, appointment.OtherThan(by), RingTexts.OtherCannot(appointment.MeetAt!.Value), cancellationToken);
    }

    /// <summary>Tells one of the two that nothing comes of their appointment, with the way on: who waited may wait on with the same wish.</summary>
    public static Task TellAsync(IUnitOfWork work, Ring appointment, MemberId member, RichText text, CancellationToken cancellationToken) =>
        work.Outbox.SendPrivatelyAsync(
            appointment.CommunityId, member, Message.Create(text, RingActions.WayOn(appointment, member)), cancellationToken);

    /// <summary>A member is gone: not rung any more, and whoever counted on them hears so. Twice is harmless.</summary>
    public static async Task PartAsync(IUnitOfWork work, CommunityId community, MemberId member, IReadOnlyList<Ring> alive, CancellationToken cancellationToken)
    {
        await work.Rings.RemoveWishesAsync(community, [member], cancellationToken);
        foreach (var ring in alive)
        {
            if (ring.State == RingState.Open && ring.MemberId == member)
                await StopAsync(work, ring, cancellationToken);
            else
                await LeaveAsync(work, ring, member, cancellationToken);
        }
    }

    /// <summary>Who was rung wants it no more: the next one is asked.</summary>
    public static async Task StopAsync(IUnitOfWork work, Ring open, CancellationToken cancellationToken)
    {
        await EndAsync(work, open, RingState.Cancelled, cancellationToken);
        await GoOnAsync(work, open.CommunityId, open.EntryId, cancellationToken);
    }

    /// <summary>A ring of their own that is open stays: it asks them into a round, and needs no place in a queue.</summary>
    public static Task LeaveAsync(IUnitOfWork work, Ring ring, MemberId member, CancellationToken cancellationToken) => ring.State switch
    {
        RingState.Appointed => CancelAsync(work, ring, member, cancellationToken),
        RingState.Open when ring.WaiterId == member => EndAsync(work, ring, RingState.WaiterGone, cancellationToken),
        _ => Task.CompletedTask,
    };
}
