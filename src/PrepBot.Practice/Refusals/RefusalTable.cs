#pragma warning disable CS8524 // A number without a name is no case of ours; a name without a case is an error (CS8509).
using PrepBot.Chat.Platforms;
using static PrepBot.Practice.Refusals.RefusalStep;

namespace PrepBot.Practice.Refusals;

/// <summary>
/// What follows from a lasting refusal: one entry for every kind of outgoing item and every refusal. The one place where it is decided; a kind or a
/// refusal without an entry does not build. The page of the documentation is made from it.
/// </summary>
internal static class RefusalTable
{
    public static RefusalStep For(OutgoingKind kind, PlatformRefusal refusal) => kind switch
    {
        OutgoingKind.QueueCard or OutgoingKind.WeeklyPost => OfChannelCard(refusal),
        OutgoingKind.ChannelLine => OfChannelLine(refusal),
        OutgoingKind.Invitation => OfInvitation(refusal),
        OutgoingKind.PrivateInvitation => OfPrivateInvitation(refusal),
        OutgoingKind.RoundCard or OutgoingKind.QuestionCard => OfRoomCard(refusal),
        OutgoingKind.RoomLine => OfRoomLine(refusal),
        OutgoingKind.SeatCard => OfSeatCard(refusal),
        OutgoingKind.Ring => OfRing(refusal),
        OutgoingKind.PrivateWord => OfPrivateWord(refusal),
        OutgoingKind.RoomOpening => OfRoomOpening(refusal),
        OutgoingKind.LastWord or OutgoingKind.RoomClosing or OutgoingKind.OwnPage => OfWhatMayFail(refusal),
    };

    private static RefusalStep OfChannelCard(PlatformRefusal refusal) => refusal switch
    {
        PlatformRefusal.MessageGone => PostAnew,
        PlatformRefusal.CannotBeEdited => Replace,
        PlatformRefusal.RoomGone or PlatformRefusal.Archived => CloseChannel,
        PlatformRefusal.NoAccess or PlatformRefusal.MissingRight or PlatformRefusal.WrongPlace or PlatformRefusal.LimitReached
            or PlatformRefusal.NotInstalled or PlatformRefusal.PersonGone or PlatformRefusal.ClosedMessages => WaitForChannel,
        PlatformRefusal.TooLong => WaitForChange,
        PlatformRefusal.AnswerOver or PlatformRefusal.Other => LetGo,
    };

    private static RefusalStep OfChannelLine(PlatformRefusal refusal) => refusal switch
    {
        PlatformRefusal.RoomGone or PlatformRefusal.Archived => CloseChannel,
        PlatformRefusal.NoAccess or PlatformRefusal.MissingRight or PlatformRefusal.WrongPlace or PlatformRefusal.LimitReached
            or PlatformRefusal.NotInstalled or PlatformRefusal.PersonGone or PlatformRefusal.ClosedMessages => WaitForChannel,
        PlatformRefusal.MessageGone or PlatformRefusal.CannotBeEdited or PlatformRefusal.TooLong or PlatformRefusal.AnswerOver or PlatformRefusal.Other => LetGo,
    };

    private static RefusalStep OfInvitation(PlatformRefusal refusal) => refusal switch
    {
        PlatformRefusal.MessageGone => PostAnew,
        PlatformRefusal.CannotBeEdited => Replace,
        PlatformRefusal.RoomGone or PlatformRefusal.Archived or PlatformRefusal.NoAccess or PlatformRefusal.MissingRight or PlatformRefusal.WrongPlace
            or PlatformRefusal.LimitReached or PlatformRefusal.PersonGone or PlatformRefusal.ClosedMessages or PlatformRefusal.Other => MoveToPrivateMessage,
        PlatformRefusal.NotInstalled => EndInvitation,
        PlatformRefusal.TooLong => EndInvitation,
        PlatformRefusal.AnswerOver => LetGo,
    };

    private static RefusalStep OfPrivateInvitation(PlatformRefusal refusal) => refusal switch
    {
        PlatformRefusal.MessageGone => PostAnew,
        PlatformRefusal.CannotBeEdited => Replace,
        PlatformRefusal.RoomGone or PlatformRefusal.Archived or PlatformRefusal.NoAccess or PlatformRefusal.MissingRight or PlatformRefusal.WrongPlace
            or PlatformRefusal.LimitReached or PlatformRefusal.PersonGone or PlatformRefusal.ClosedMessages or PlatformRefusal.NotInstalled
            or PlatformRefusal.TooLong or PlatformRefusal.Other => EndInvitation,
        PlatformRefusal.AnswerOver => LetGo,
    };

    private static RefusalStep OfRoomCard(PlatformRefusal refusal) => refusal switch
    {
        PlatformRefusal.MessageGone => PostAnew,
        PlatformRefusal.CannotBeEdited => Replace,
        PlatformRefusal.TooLong => WaitForChange,
        PlatformRefusal.RoomGone => AskBoth,
        PlatformRefusal.NoAccess or PlatformRefusal.MissingRight or PlatformRefusal.Archived or PlatformRefusal.WrongPlace or PlatformRefusal.LimitReached => MoveRoom,
        PlatformRefusal.ClosedMessages or PlatformRefusal.PersonGone or PlatformRefusal.NotInstalled => EndRound,
        PlatformRefusal.AnswerOver or PlatformRefusal.Other => LetGo,
    };

    /// <summary>Everything on it is in the room too.</summary>
    private static RefusalStep OfSeatCard(PlatformRefusal refusal) => refusal switch
    {
        PlatformRefusal.MessageGone => PostAnew,
        PlatformRefusal.CannotBeEdited => Replace,
        PlatformRefusal.RoomGone or PlatformRefusal.Archived or PlatformRefusal.NoAccess or PlatformRefusal.MissingRight or PlatformRefusal.WrongPlace
            or PlatformRefusal.LimitReached or PlatformRefusal.PersonGone or PlatformRefusal.ClosedMessages or PlatformRefusal.NotInstalled
            or PlatformRefusal.TooLong or PlatformRefusal.AnswerOver or PlatformRefusal.Other => LetGo,
    };

    /// <summary>There are three minutes for it: whoever is not reached is passed over.</summary>
    private static RefusalStep OfRing(PlatformRefusal refusal) => refusal switch
    {
        PlatformRefusal.MessageGone => PostAnew,
        PlatformRefusal.CannotBeEdited => Replace,
        PlatformRefusal.RoomGone or PlatformRefusal.Archived or PlatformRefusal.NoAccess or PlatformRefusal.MissingRight or PlatformRefusal.WrongPlace
            or PlatformRefusal.LimitReached or PlatformRefusal.PersonGone or PlatformRefusal.ClosedMessages or PlatformRefusal.NotInstalled
            or PlatformRefusal.TooLong or PlatformRefusal.Other => RingNext,
        PlatformRefusal.AnswerOver => LetGo,
    };

    private static RefusalStep OfRoomLine(PlatformRefusal refusal) => refusal switch
    {
        PlatformRefusal.RoomGone => AskBoth,
        PlatformRefusal.NoAccess or PlatformRefusal.MissingRight or PlatformRefusal.Archived or PlatformRefusal.WrongPlace or PlatformRefusal.LimitReached => MoveRoom,
        PlatformRefusal.ClosedMessages or PlatformRefusal.PersonGone or PlatformRefusal.NotInstalled => EndRound,
        PlatformRefusal.MessageGone or PlatformRefusal.CannotBeEdited or PlatformRefusal.TooLong or PlatformRefusal.AnswerOver or PlatformRefusal.Other => LetGo,
    };

    private static RefusalStep OfPrivateWord(PlatformRefusal refusal) => refusal switch
    {
        PlatformRefusal.ClosedMessages or PlatformRefusal.MissingRight or PlatformRefusal.NoAccess or PlatformRefusal.Archived or PlatformRefusal.WrongPlace
            or PlatformRefusal.LimitReached or PlatformRefusal.RoomGone or PlatformRefusal.TooLong or PlatformRefusal.Other => WaitForPerson,
        PlatformRefusal.PersonGone or PlatformRefusal.NotInstalled or PlatformRefusal.MessageGone or PlatformRefusal.CannotBeEdited or PlatformRefusal.AnswerOver => LetGo,
    };

    private static RefusalStep OfRoomOpening(PlatformRefusal refusal) => refusal switch
    {
        PlatformRefusal.NoAccess or PlatformRefusal.MissingRight or PlatformRefusal.RoomGone or PlatformRefusal.Archived or PlatformRefusal.WrongPlace
            or PlatformRefusal.LimitReached or PlatformRefusal.TooLong or PlatformRefusal.MessageGone or PlatformRefusal.CannotBeEdited
            or PlatformRefusal.AnswerOver or PlatformRefusal.Other => MoveRoom,
        PlatformRefusal.PersonGone or PlatformRefusal.ClosedMessages or PlatformRefusal.NotInstalled => EndRound,
    };

    /// <summary>Nobody misses it.</summary>
    private static RefusalStep OfWhatMayFail(PlatformRefusal refusal) => refusal switch
    {
        PlatformRefusal.MessageGone or PlatformRefusal.RoomGone or PlatformRefusal.PersonGone or PlatformRefusal.NoAccess or PlatformRefusal.MissingRight
            or PlatformRefusal.Archived or PlatformRefusal.ClosedMessages or PlatformRefusal.TooLong or PlatformRefusal.CannotBeEdited
            or PlatformRefusal.LimitReached or PlatformRefusal.NotInstalled or PlatformRefusal.WrongPlace or PlatformRefusal.AnswerOver
            or PlatformRefusal.Other => LetGo,
    };
}
