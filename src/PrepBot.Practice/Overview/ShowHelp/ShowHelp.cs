using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Questions;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Organising.EditSettings;
using PrepBot.Practice.Questions.ShowPrinciple;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Overview.ShowHelp;

/// <summary>Short help, by situation.</summary>
internal sealed class ShowHelp(QuestionBank bank) : Feature
{
    private static readonly CommandDefinition Command = new(
        "help",
        ShowHelpTexts.CommandHelp,
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
        var isOrganiser = call.Interaction.Origin.IsOrganiser || call.Scene.IsAppointed;
        if (isOrganiser)
            blocks.Add(new Paragraph(ShowHelpTexts.ForOrganisers));
        blocks.AddRange(PrincipleCard.Choices(bank));
        blocks.Add(new Paragraph(RichText.Plain(
            bank.ValueSet.Disclaimer, Emphasis.Light)));
        List<Button> buttons = [
            .. call.Presence.Channel is { Enabled: true } channel ? new[] { Practise.StartMock(channel.Id), Practise.MyCoverage } : [],
            .. isOrganiser ? new[] { EditSettings.Show } : [],
        ];
        if (buttons.Count > 0)
            blocks.Add(new Buttons(buttons));

        return Reply.Privately(new Message(blocks));
    }

    private static List<Block> Start() =>
    [
        new Heading(ShowHelpTexts.Title),
        new Paragraph(ShowHelpTexts.HowToStart),
    ];

    private static List<Block> Waiting() =>
    [
        new Paragraph(ShowHelpTexts.WhileYouWait),
    ];

    private static List<Block> InRound() =>
    [
        new Paragraph(ShowHelpTexts.InARound),
    ];

    private static List<Block> After() =>
    [
        new Paragraph(ShowHelpTexts.AfterARound),
        new Paragraph(ShowHelpTexts.YourData),
    ];
}
