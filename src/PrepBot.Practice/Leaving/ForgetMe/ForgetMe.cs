using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members.ExportMine;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Leaving.ForgetMe;

/// <summary>A member erases themselves: asked once, begun at once, done within a minute, and told when it is.</summary>
internal sealed class ForgetMe(Forgetting forgetting) : Feature
{
    private static readonly CommandDefinition Command = new("forget-me", ForgetMeTexts.CommandHelp, []);

    public override string Name => "forget-me";

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnCommand(Command), AccessRule.Anybody, HandlerKind.Shows, (call, _) => Task.FromResult(Ask(call))),
        new(new OnClick("erase"), AccessRule.Anybody, HandlerKind.Changes, EraseAsync),
    ];

    private Reply Ask(Call call) => Reply.Privately(new Message(
    [
        new Heading(ForgetMeTexts.Question),
        new Paragraph(ForgetMeTexts.WhatIsErased),
        new Paragraph(ForgetMeTexts.WhatStays),
        new Paragraph(ForgetMeTexts.CannotBeUndone),
        new Buttons(
        [
            new Button(new ActionId(Name, "erase", Subject.Create(call.Member.Id)), "Erase me", ButtonStyle.Danger),
            ExportActions.TakeFirst,
        ]),
    ]));

    /// <summary>
    /// Whoever presses twice, or an old button after coming back, is forgotten each time, but hears of the end once: the button says whom it was
    /// made for, and who comes back is somebody else.
    /// </summary>
    private async Task<Reply> EraseAsync(Call call, CancellationToken cancellationToken)
    {
        var isFirst = call.Target.Id<MemberId>() == call.Member.Id;
        await forgetting.BeginAsync(
            call.Work, call.Community, call.Member, call.Interaction.Origin.ArrivedAt, cutAt: null, isFirst, cancellationToken);
        return new UpdateReply(Message.Create(ForgetMeTexts.Begun));
    }
}
