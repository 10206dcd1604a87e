using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Questions;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Organising.EditSettings;
using PrepBot.Practice.Overview.ShowStatus;
using PrepBot.Practice.Questions.ShowPrinciple;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Overview.ShowHelp;

/// <summary>Short help, by the reader's own situation: what is now with its buttons, a few lines, and a list for everything else.</summary>
internal sealed class ShowHelp(QuestionBank bank, WhatIsNow what) : Feature
{
    private static readonly CommandDefinition Command = new(
        "help",
        ShowHelpTexts.CommandHelp,
        [new ChoiceInput("when", "Your situation", [new Option("waiting", "waiting"), new Option("round", "in a round"), new Option("after", "after a round")])]);

    public override string Name => ShowHelpTexts.Feature;

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnCommand(Command), AccessRule.AnyMember, HandlerKind.Shows, (call, cancellationToken) => ShowAsync(call, call.Values.Choice("when"), cancellationToken)),
        new(new OnClick(ShowHelpTexts.About), AccessRule.AnyMember, HandlerKind.Shows, (call, cancellationToken) => ShowAsync(call, call.Chosen is [var about, ..] ? about : null, cancellationToken)),
    ];

    /// <param name="asked">The situation that was asked for; null for the reader's own.</param>
    private async Task<Reply> ShowAsync(Call call, string? asked, CancellationToken cancellationToken)
    {
        var now = asked is null ? (await what.ItemsAsync(call.Work, call.Presence, cancellationToken)).MinBy(item => item.Kind) : null;
        var situation = HelpSituations.Find(asked) ?? HelpSituations.Of(now);
        var blocks = ShowHelpTexts.Lines(situation, now);
        var isOrganiser = call.Interaction.Origin.IsOrganiser || call.Scene.IsAppointed;
        if ((isOrganiser && situation is HelpSituation.Beginning) || situation is HelpSituation.Organising)
            blocks.Add(new Paragraph(ShowHelpTexts.ForOrganisers));
        List<Button> buttons =
        [
            .. now is null && call.Presence.Channel is { Enabled: true } channel ? new[] { Practise.StartMock(channel.Id), Practise.MyCoverage } : [],
            .. isOrganiser ? new[] { EditSettings.Show } : [],
        ];
        if (buttons.Count > 0)
            blocks.Add(new Buttons(buttons));
        blocks.Add(ShowHelpTexts.SomethingElse(situation));
        blocks.AddRange(PrincipleCard.Choices(bank));
        blocks.Add(new SmallPrint(bank.ValueSet.Disclaimer));
        return Reply.Privately(new Message(blocks) { Accent = Accent.Indigo, Card = ShowHelpTexts.Feature });
    }
}
