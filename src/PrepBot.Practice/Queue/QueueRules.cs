using PrepBot.Chat.Dispatch;
using PrepBot.Domain.Pairing;

namespace PrepBot.Practice.Queue;

/// <summary>Whose waiting entry the call is about.</summary>
public sealed record OwnEntryRule : AccessRule<WaitingEntry>
{
    /// <summary>The one there is.</summary>
    public static OwnEntryRule Instance { get; } = new();

    protected override async Task<WaitingEntry?> LoadAsync(Call call, bool forChange, CancellationToken cancellationToken)
    {
        if (call.Target.Id<WaitingEntryId>() is not { } id)
            return null;

        var entry = await call.Work.Queue.FindAsync(call.CommunityId, id, cancellationToken);
        return entry is not null && entry.MemberId == call.MemberId ? entry : null;
    }
}

/// <summary>Only the member the invitation is for, or only the member who made it.</summary>
public sealed record InvitationRule(bool ByInvited) : AccessRule<Invitation>
{
    /// <summary>Only the member the invitation is for.</summary>
    public static InvitationRule Invited { get; } = new(ByInvited: true);

    /// <summary>Only the member who made it.</summary>
    public static InvitationRule Inviter { get; } = new(ByInvited: false);

    protected override async Task<Invitation?> LoadAsync(Call call, bool forChange, CancellationToken cancellationToken)
    {
        if (call.Target.Id<InvitationId>() is not { } id)
            return null;

        var invitation = await call.Work.Invitations.FindAsync(call.CommunityId, id, forChange, cancellationToken);
        return invitation is not null && (ByInvited ? invitation.ToId : invitation.FromId) == call.MemberId ? invitation : null;
    }
}

/// <summary>Only the member who is rung, or either of the two.</summary>
public sealed record RingRule(bool IsForBoth) : AccessRule<Ring>
{
    /// <summary>Only the member who is rung.</summary>
    public static RingRule Rung { get; } = new(IsForBoth: false);

    /// <summary>Who is rung, and whom they are rung for.</summary>
    public static RingRule Either { get; } = new(IsForBoth: true);

    protected override async Task<Ring?> LoadAsync(Call call, bool forChange, CancellationToken cancellationToken)
    {
        if (call.Target.Id<RingId>() is not { } id)
            return null;

        var ring = await call.Work.Rings.FindAsync(call.CommunityId, id, forChange, cancellationToken);
        return ring is not null && (ring.MemberId == call.MemberId || (IsForBoth && ring.WaiterId == call.MemberId)) ? ring : null;
    }
}

/// <summary>The waiting entry a call is about.</summary>
public static class CallEntry
{
    extension(Call<WaitingEntry> call)
    {
        public WaitingEntry Entry => call.Subject;
    }
}

/// <summary>The invitation a call is about.</summary>
public static class CallInvitation
{
    extension(Call<Invitation> call)
    {
        public Invitation Invitation => call.Subject;
    }
}

/// <summary>The ring a call is about.</summary>
public static class CallRing
{
    extension(Call<Ring> call)
    {
        public Ring Ring => call.Subject;
    }
}
