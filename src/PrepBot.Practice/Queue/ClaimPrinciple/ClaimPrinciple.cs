using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Coverage.Boards;
using PrepBot.Practice.Queue.StartMock;

namespace PrepBot.Practice.Queue.ClaimPrinciple;

/// <summary>A member says they will practise what the group lacks, and waits for a partner with it.</summary>
internal sealed class ClaimPrinciple(WaitForPartner waiting, PrincipleSet principles) : Feature
{
    public override string Name => ClaimAction.Feature;

    public override IReadOnlyList<Handler> Handlers =>
        [new(new OnClick("take"), AccessRule.AnyMember, HandlerKind.Changes, ClaimAsync)];

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
        return outcome is StartMockOutcome.AlreadyInRound
            ? Reply.Privately(ClaimPrincipleTexts.YoursAfterThisRound(principle.Name, principle.Id))
            : StartMockTexts.For(outcome, principles) switch
            {
                PrivateReply reply => new PrivateReply(reply.Message with
                {
                    Blocks = [new Paragraph(ClaimPrincipleTexts.Yours(principle.Name)), .. reply.Message.Blocks],
                }),
                var other => other,
            };
    }
}
