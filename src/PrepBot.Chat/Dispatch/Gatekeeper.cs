using PrepBot.Domain.Pairing;
using PrepBot.Domain.Rounds;

namespace PrepBot.Chat.Dispatch;

/// <summary>Checks a handler's rule on rows loaded in its own transaction.</summary>
internal static class Gatekeeper
{
    /// <summary>The call with the rows its rule asks for, or null when the actor may not, or there is no such row.</summary>
    public static async Task<Call?> AdmitAsync(AccessRule rule, Call call, bool forChange, CancellationToken cancellationToken) => rule switch
    {
        AccessRule.OfAnybody or AccessRule.OfAnyMember => call,
        AccessRule.OfMockChannel => call.Presence.Channel is { Enabled: true } ? call : null,
        AccessRule.OfOrganiser => call.IsPlatformOrganiser || call.Presence.IsAppointed ? call : null,
        AccessRule.OfOwnEntry => await AdmitToEntryAsync(call, cancellationToken),
        AccessRule.OfInvitation invitation => await AdmitToInvitationAsync(invitation, call, forChange, cancellationToken),
        AccessRule.OfRoundParts parts => await AdmitToRoundAsync(parts, call, forChange, cancellationToken),
        _ => throw new NotSupportedException($"No check for {rule.GetType().Name}."),
    };

    private static async Task<Call?> AdmitToEntryAsync(Call call, CancellationToken cancellationToken)
    {
        if (call.Subject.Id<WaitingEntryId>() is not { } id)
            return null;

        var entry = await call.Work.Queue.FindAsync(call.CommunityId, id, cancellationToken);
        return entry is not null && entry.MemberId == call.Member.Id ? call with { SubjectEntry = entry } : null;
    }

    private static async Task<Call?> AdmitToInvitationAsync(
        AccessRule.OfInvitation rule, Call call, bool forChange, CancellationToken cancellationToken)
    {
        if (call.Subject.Id<InvitationId>() is not { } id)
            return null;

        var invitation = await call.Work.Invitations.FindAsync(call.CommunityId, id, forChange, cancellationToken);
        if (invitation is null)
            return null;

        var allowed = rule.ByInvited ? invitation.ToId : invitation.FromId;
        return allowed == call.Member.Id ? call with { SubjectInvitation = invitation } : null;
    }

    private static async Task<Call?> AdmitToRoundAsync(
        AccessRule.OfRoundParts rule, Call call, bool forChange, CancellationToken cancellationToken)
    {
        if (call.Subject.Id<RoundId>() is not { } id)
            return null;

        var round = await call.Work.Rounds.FindAsync(call.CommunityId, id, forChange, cancellationToken);
        return round is not null && (rule.Parts & round.PartOf(call.Member.Id)) != RoundPart.None
            ? call with { SubjectRound = round }
            : null;
    }
}
