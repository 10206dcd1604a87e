using PrepBot.Chat.Work;
using PrepBot.Practice.Coverage.Boards;
using PrepBot.Practice.Queue;
using PrepBot.Practice.Rounds;

namespace PrepBot.Practice.Refusals;

/// <summary>Everything the bot sends by itself, by what follows when it is refused. A closed set.</summary>
internal enum OutgoingKind
{
    /// <summary>The queue's card in its channel.</summary>
    QueueCard = 0,

    /// <summary>The week's board in its channel.</summary>
    WeeklyPost = 1,

    /// <summary>An invitation in the channel.</summary>
    Invitation = 2,

    /// <summary>An invitation in the invited member's private messages.</summary>
    PrivateInvitation = 3,

    /// <summary>A line in a channel.</summary>
    ChannelLine = 4,

    /// <summary>The round's card in its room.</summary>
    RoundCard = 5,

    /// <summary>An asked prompt in the room.</summary>
    QuestionCard = 6,

    /// <summary>A line in a room.</summary>
    RoomLine = 7,

    /// <summary>A message only one member sees.</summary>
    PrivateWord = 8,

    /// <summary>A last word to somebody who is being forgotten.</summary>
    LastWord = 9,

    /// <summary>The private room of a round.</summary>
    RoomOpening = 10,

    /// <summary>Closing it.</summary>
    RoomClosing = 11,

    /// <summary>A member's own page.</summary>
    OwnPage = 12,

    /// <summary>What one of a pair has in hand, before them alone.</summary>
    SeatCard = 13,

    /// <summary>A ring in the private messages of who is rung.</summary>
    Ring = 14,
}

/// <summary>Which kind an outbox item is.</summary>
internal static class OutgoingKinds
{
    /// <summary>The kind.</summary>
    /// <param name="isPrivate">Whether a card belongs into private messages.</param>
    /// <exception cref="NotSupportedException">It has none: a new sort of item, or of card, needs its line here and its entries in the table.</exception>
    public static OutgoingKind For(OutboxContent content, bool isPrivate = false) => content switch
    {
        PostToChannel => OutgoingKind.ChannelLine,
        PostToRoom => OutgoingKind.RoomLine,
        SendPrivately => OutgoingKind.PrivateWord,
        SendLast => OutgoingKind.LastWord,
        OpenRoom => OutgoingKind.RoomOpening,
        CloseRoom => OutgoingKind.RoomClosing,
        ShowOwnPage => OutgoingKind.OwnPage,
        ShowCard card => OfCard(card.Card.Split('.')[0], isPrivate),
        _ => throw new NotSupportedException($"No kind for {content.GetType().Name}."),
    };

    /// <summary>The kind of a card.</summary>
    /// <exception cref="NotSupportedException">It has none.</exception>
    public static OutgoingKind OfCard(string card, bool isPrivate = false) => card switch
    {
        QueueCard.Name => OutgoingKind.QueueCard,
        WeeklyBoardCard.Name => OutgoingKind.WeeklyPost,
        InvitationCard.Name => isPrivate ? OutgoingKind.PrivateInvitation : OutgoingKind.Invitation,
        RoundCard.Name => OutgoingKind.RoundCard,
        QuestionCard.Name => OutgoingKind.QuestionCard,
        SeatCard.Name => OutgoingKind.SeatCard,
        RingCard.Name => OutgoingKind.Ring,
        _ => throw new NotSupportedException($"No kind for card {card}."),
    };
}
