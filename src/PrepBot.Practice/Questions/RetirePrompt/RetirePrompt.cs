using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Questions;

namespace PrepBot.Practice.Questions.RetirePrompt;

/// <summary>Organisers take a prompt out of use in their group, its own or the bank's, or bring it back. History keeps it either way.</summary>
internal sealed class RetirePrompt : Feature
{
    private static readonly CommandDefinition Command = new("question-retire", RetirePromptTexts.CommandHelp, []);

    private static readonly Form Form = new(
        new ActionId("question-retire", "save", Subject.None),
        "Retire a prompt",
        [
            new FormStep(
                "Which one",
                [
                    new TextField("key", "Its key", Required: true, BankRules.LongestPromptId) { Hint = RetirePromptTexts.KeyHint },
                    new ChoiceField("what", "What to do", Required: true, [new Option("out", "Do not ask it here"), new Option("in", "Ask it again")]) { Chosen = ["out"] },
                ]),
        ]);

    public override string Name => "question-retire";

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnCommand(Command), AccessRule.Organiser, HandlerKind.OpensForm, (_, _) => Task.FromResult<Reply>(new FormReply(Form))),
        new(new OnForm("save", FormRepeat.Replaces), AccessRule.Organiser, HandlerKind.Changes, SaveAsync),
    ];

    private static async Task<Reply> SaveAsync(Call call, CancellationToken cancellationToken)
    {
        if (FormCheck.Errors(Form, call.Answers) is { } errors)
            return errors;

        var key = call.Answers.Text("key").Trim().ToLowerInvariant();
        var isOut = call.Answers.Choice("what") == "out";
        if (!await call.Work.OwnPrompts.SetOutAsync(call.CommunityId, new(key), isOut, cancellationToken))
            return FormCheck.Error(Form, call.Answers, "key", RetirePromptTexts.NoSuchPrompt);

        return Reply.Privately(isOut
            ? RetirePromptTexts.Retired(key)
            : RetirePromptTexts.BroughtBack(key));
    }
}
