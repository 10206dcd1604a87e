using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Domain.Questions;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Members;

namespace PrepBot.Practice.Rounds.OpenKit;

/// <summary>Shows the interviewer alone the cockpit, and the reference behind it, any number of times.</summary>
internal sealed class OpenKit(QuestionBank bank) : Feature
{
    public override string Name => RoundActions.Kit;

    public override IReadOnlyList<Handler> Handlers =>
    [
        Shows("open", (call, people) => new PrivateReply(Draw(call, people)) { Keep = true }),
        Shows("back", (call, people) => new UpdateReply(Draw(call, people))),
        Shows("page", (call, people) => Page(call, people, call.Target.Number(1) ?? KitReference.Meaning)),

        // Buttons of the kit as it was before there were pages.
        Shows("listen", (call, people) => Page(call, people, KitReference.Signs)),
        Shows("say", (call, people) => Page(call, people, KitReference.Script)),
    ];

    private static Handler Shows(string verb, Func<Call<Round>, People, Reply> show) => Handler.For(
        new OnClick(verb), new RoundRule(RoundPart.Interviewer), HandlerKind.Shows,
        async (call, cancellationToken) => call.Round.IsOpen
            ? show(call, await People.OfAsync(call.Work, call.Round, cancellationToken))
            : RefusalTexts.For(RoundRefusal.Over));

    private PrepBot.Chat.Messages.Message Draw(Call<Round> call, People people) => SeatCard.InHand(call, call.Round, people, bank.Principles);

    private UpdateReply Page(Call<Round> call, People people, int page) =>
        new(KitReference.Create(call.Round, bank, page, people.PlainName(call.Round.InterviewerId)));
}
