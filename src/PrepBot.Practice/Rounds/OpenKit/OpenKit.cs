using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Members;
using PrepBot.Practice.Questions.ShowPrinciple;

namespace PrepBot.Practice.Rounds.OpenKit;

/// <summary>Shows the interviewer alone the kit, and what does not fit on it, any number of times.</summary>
internal sealed class OpenKit(QuestionBank bank) : Feature
{
    private readonly PrincipleSet _principles = bank.Principles;

    public override string Name => RoundActions.Kit;

    public override IReadOnlyList<Handler> Handlers =>
    [
        Shows("open", call => new PrivateReply(KitView.Create(call.Round, _principles, call.Now)) { Keep = true }),
        Shows("listen", call => new PrivateReply(WithCards(KitReference.Listening(call.Round, _principles)))),
        Handler.For(new OnClick("say"), new RoundRule(RoundPart.Interviewer), HandlerKind.Shows, SayAsync),
    ];

    private static Handler Shows(string verb, Func<Call<Round>, Reply> show) => Handler.For(
        new OnClick(verb), new RoundRule(RoundPart.Interviewer), HandlerKind.Shows,
        (call, _) => Task.FromResult(call.Round.IsOpen ? show(call) : RefusalTexts.For(RoundRefusal.Over)));

    /// <summary>The cards on how answers are built are a choice away, above the line that says who sees it.</summary>
    private Message WithCards(Message listening) =>
        listening with { Blocks = [.. listening.Blocks.SkipLast(1), .. PrincipleCard.Choices(bank), listening.Blocks[^1]] };

    private async Task<Reply> SayAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        if (!call.Round.IsOpen)
            return RefusalTexts.For(RoundRefusal.Over);

        var people = await People.OfAsync(call.Work, call.Round, cancellationToken);
        return new PrivateReply(KitReference.Script(call.Round, bank.Script, people.PlainName(call.Round.InterviewerId)));
    }
}
