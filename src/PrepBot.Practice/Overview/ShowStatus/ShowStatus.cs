using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Overview.ShowStatus;

/// <summary>My place in the queue, my current round, what I still owe.</summary>
internal sealed class ShowStatus(WhatIsNow now) : Feature
{
    private static readonly CommandDefinition Command = new("status", ShowStatusTexts.CommandHelp, []);

    public override string Name => "status";

    public override IReadOnlyList<Handler> Handlers =>
        [new(new OnCommand(Command), AccessRule.AnyMember, HandlerKind.Shows, ShowAsync)];

    private async Task<Reply> ShowAsync(Call call, CancellationToken cancellationToken)
    {
        var items = await now.ItemsAsync(call.Work, call.Presence, cancellationToken);
        if (items.Count > 0)
            return Reply.Privately(new Message([.. items.SelectMany(item => item.Blocks)]));

        return Reply.Privately(Message.Create(
            ShowStatusTexts.Free, call.Presence.Channel is { Enabled: true } channel ? [Practise.StartMock(channel.Id), Practise.MyCoverage] : [Practise.MyCoverage]));
    }
}
