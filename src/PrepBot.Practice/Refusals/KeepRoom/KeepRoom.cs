using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Practice.Rounds;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Refusals.KeepRoom;

/// <summary>The room of a round is gone: either of the pair says where it goes on. The first press counts.</summary>
internal sealed class KeepRoom(RoomStates rooms, RoundConsequences consequences) : Feature
{
    public override string Name => RoundActions.Room;

    public override IReadOnlyList<Handler> Handlers =>
    [
        Handler.For(new OnClick("reopen"), new RoundRule(RoundPart.Pair), HandlerKind.Changes, ReopenAsync),
        Handler.For(new OnClick("private"), new RoundRule(RoundPart.Pair), HandlerKind.Changes, GoOnPrivatelyAsync),
        Handler.For(new OnClick("end"), new RoundRule(RoundPart.Pair), HandlerKind.Changes, EndAsync),
    ];

    private static async Task<Reply> ReopenAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        if (await DecidedAsync(call, cancellationToken) is { } decided)
            return decided;

        await RoomStates.ReopenAsync(call.Work, call.Round, cancellationToken);
        await TellPartnerAsync(call, "has your room opened again: look for the new one", cancellationToken);
        return Reply.Privately(KeepRoomTexts.OpeningNewRoom);
    }

    private async Task<Reply> GoOnPrivatelyAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        if (await DecidedAsync(call, cancellationToken) is { } decided)
            return decided;

        return await rooms.MoveAsync(call.Work, call.Round, cancellationToken)
            ? Reply.Privately(KeepRoomTexts.GoesOnInPrivateMessages)
            : Reply.Privately(KeepRoomTexts.NotInPrivateMessages, RoundActions.Reopen(call.Round), RoundActions.EndWithoutRoom(call.Round));
    }

    private async Task<Reply> EndAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        if (await DecidedAsync(call, cancellationToken) is { } decided)
            return decided;

        var step = call.Round.Stage == RoundStage.Gathering ? call.Round.Cancel(CancelReason.NoRoom, call.Now) : call.Round.End(call.Now);
        if (step is not RoundStep.Taken { Round: var over })
            return RefusalTexts.For(RoundRefusal.Over);

        await consequences.SaveAsync(call.Work, call.Round, over, cancellationToken);
        await RoomStates.DecidedAsync(call.Work, call.Round, cancellationToken);
        await TellPartnerAsync(call, "has ended the round, since its room is gone", cancellationToken);
        return Reply.Privately(KeepRoomTexts.RoundIsOver(over.Stage), Practise.StartMock(call.Round.ChannelId));
    }

    private static async Task<Reply?> DecidedAsync(Call<Round> call, CancellationToken cancellationToken)
    {
        if (!call.Round.IsOpen)
            return RefusalTexts.For(RoundRefusal.Over);

        return await LostRoom.IsLostAsync(call.Work, call.Round, cancellationToken)
            ? null
            : Reply.Privately(KeepRoomTexts.HasARoom);
    }

    private static async Task TellPartnerAsync(Call<Round> call, string what, CancellationToken cancellationToken)
    {
        var people = await People.OfAsync(call.Work, call.Round, cancellationToken);
        await call.Work.Outbox.SendPrivatelyAsync(
            call.Round,
            call.Round.PartnerOf(call.Member.Id),
            Message.Create(RichText.Create($"{people.Name(call.Member.Id)} {what}.")),
            cancellationToken);
    }
}
