using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Coverage;
using PrepBot.Practice.Coverage.Boards;
using PrepBot.Practice.Queue.FirstStart;
using PrepBot.Practice.Queue.StartMock;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue.ClaimPrinciple;

/// <summary>A member says they will practise what the group lacks, and waits for a partner with it.</summary>
internal sealed class ClaimPrinciple(WaitForPartner waiting, FirstQuestions first, PrincipleSet principles) : Feature
{
    public override string Name => ClaimAction.Feature;

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnClick("offer"), AccessRule.AnyMember, HandlerKind.Shows, OfferAsync),
        new(new OnClick("take"), AccessRule.AnyMember, HandlerKind.Changes, ClaimAsync),
    ];

    /// <summary>What the group lacks now and nobody has claimed, however old the post is.</summary>
    private async Task<Reply> OfferAsync(Call call, CancellationToken cancellationToken)
    {
        var week = IsoWeekNumber.From(call.Now, call.Community.Settings.TimeZone);
        var (last, claims) = await call.Work.TogetherAsync(
            () => call.Work.Coverage.LastPractisedAsync(call.CommunityId, week, cancellationToken),
            () => call.Work.Boards.ClaimsAsync(call.CommunityId, call.Now - Claim.Life, cancellationToken),
            cancellationToken);
        var open = Leaderboard.GapsOf(last, principles, week).Where(gap => !claims.Any(claim => claim.Principle == gap.Principle)).ToList();
        return call.Target.Id<ChannelId>() is { } channel ? Reply.Privately(ClaimPrincipleTexts.Offer(open, channel, principles)) : Reply.Privately(ClaimPrincipleTexts.NotOnTheList);
    }

    private async Task<Reply> ClaimAsync(Call call, CancellationToken cancellationToken)
    {
        if (call.Chosen is not [var key, ..] || principles.TryGet(new PrincipleId(key)) is not { } principle)
            return Reply.Privately(ClaimPrincipleTexts.NotOnTheList);

        var (outcome, posts) = await call.Work.TogetherAsync(
            () => waiting.WaitAsync(call, new RoundRequest(WantedRole.Candidate, [principle.Id], null), cancellationToken),
            () => WeeklyBoard.NewestAsync(call.Work, call.CommunityId, cancellationToken),
            cancellationToken);
        if (outcome is StartMockOutcome.NotAMockChannel)
            return StartMockTexts.For(outcome, principles);

        await call.Work.Boards.ClaimAsync(new Claim(call.CommunityId, call.Member.Id, principle.Id, call.Now), cancellationToken);
        await WeeklyBoard.ShowAsync(call.Work, posts, cancellationToken);
        if (outcome is StartMockOutcome.AlreadyInRound)
            return Reply.Privately(ClaimPrincipleTexts.YoursAfterThisRound(principle.Name, principle.Id));

        var answer = StartMockTexts.For(outcome, principles) switch
        {
            PrivateReply reply => new PrivateReply(reply.Message with
            {
                Blocks = [new Paragraph(ClaimPrincipleTexts.Yours(principle.Name)), .. reply.Message.Blocks],
            }),
            var other => other,
        };
        return call.Target.Id<ChannelId>() is { } channel ? await first.AskedAsync(call, channel, outcome.Now, answer, cancellationToken) : answer;
    }
}
