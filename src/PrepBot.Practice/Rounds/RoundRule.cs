using PrepBot.Chat.Dispatch;
using PrepBot.Domain.Rounds;

namespace PrepBot.Practice.Rounds;

/// <summary>Who plays one of these parts in the round the call is about.</summary>
public sealed record RoundRule(RoundPart Parts) : AccessRule<Round>
{
    protected override async Task<Round?> LoadAsync(Call call, bool forChange, CancellationToken cancellationToken)
    {
        if (call.Target.Id<RoundId>() is not { } id)
            return null;

        var round = await call.Work.Rounds.FindAsync(call.CommunityId, id, forChange, cancellationToken);
        return round is not null && (Parts & round.PartOf(call.MemberId)) != RoundPart.None ? round : null;
    }
}

/// <summary>The round a call is about.</summary>
public static class CallRound
{
    extension(Call<Round> call)
    {
        public Round Round => call.Subject;

        /// <summary>The acting member's part in it.</summary>
        public RoundPart Part => call.Subject.PartOf(call.MemberId);
    }
}
