using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Questions;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Questions.ShowPrinciple;
using PrepBot.Practice.Rounds;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Overview.ShowHelp;

/// <summary>Short help, by situation.</summary>
internal sealed class ShowHelp(QuestionBank bank) : Feature
{
    private static readonly CommandDefinition Command = new(
        "help",
        "What to do now, in a few lines",
        [new ChoiceInput("when", "Your situation", [new Option("waiting", "waiting"), new Option("round", "in a round"), new Option("after", "after a round")])]);

    public override string Name => "help";

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnCommand(Command), AccessRule.AnyMember, HandlerKind.Shows, (call, _) => Task.FromResult(Show(call))),
    ];

    private Reply Show(Call call)
    {
        var blocks = call.Values.Choice("when") switch
        {
            "waiting" => Waiting(),
            "round" => InRound(),
            "after" => After(),
            _ => (List<Block>)[.. Start(), .. Waiting(), .. InRound(), .. After()],
        };
        blocks.AddRange(PrincipleCard.Choices(bank));
        blocks.Add(new Paragraph(RichText.Plain(
            $"{bank.ValueSet.Disclaimer} {InWords.OnlyYou}", Emphasis.Light)));
        if (call.Presence.Channel is { Enabled: true } channel)
            blocks.Add(new Buttons([Practise.StartMock(channel.Id), Practise.MyCoverage]));

        return Reply.Privately(new Message(blocks));
    }

    private static List<Block> Start() =>
    [
        new Heading("Mock interviews, with each other"),
        new Paragraph(RichText.Of($"{"/mock start":strong} pairs you with somebody. Add what you want: /mock start dive deep, ownership as candidate 30m, or with @name to invite just them.")),
    ];

    private static List<Block> Waiting() =>
    [
        new Paragraph(RichText.Of($"{"While you wait":strong}\n/mock status shows your place, /mock leave takes you out. /mock principle shows what interviewers listen for, and has cards on how to build an answer; /mock prompt gives you one to practise alone.")),
    ];

    private static List<Block> InRound() =>
    [
        new Paragraph(RichText.Of($"{"In a round":strong}\nBoth press \"I'm here\". The interviewer opens the kit and presses Ask; the clock runs by itself. Probe when the answer is done, take notes, go on to the next principle, press End.")),
    ];

    private static List<Block> After() =>
    [
        new Paragraph(RichText.Of($"{"After a round":strong}\n/mock debrief opens your form. Nobody sees it until both are in. /mock me shows what you have covered, /mock leaderboard what the group has.")),
        new Paragraph(RichText.Of($"{"Your data":strong}\n/mock export gives you everything I hold on you here, /mock forget-me erases it.")),
    ];
}
