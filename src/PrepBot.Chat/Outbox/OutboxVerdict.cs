using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;

namespace PrepBot.Chat.Outbox;

/// <summary>What to do with an outbox item before and after a try. Pure: no waiting, no calls.</summary>
public static class OutboxVerdict
{
    /// <summary>How long people wait for their room before it is held in private messages.</summary>
    private static readonly TimeSpan RoomPatience = TimeSpan.FromSeconds(8);

    /// <summary>
    /// Whether trying again would show something twice on a platform that does not tell a repeated post: an earlier try may have got through, and what
    /// is sent is a post, or a card that stands nowhere yet. Opening a room is none: the same people get the same one.
    /// </summary>
    public static bool NeedsProof(ClaimedItem claimed, bool cardStands) => claimed.WasSending && claimed.Item switch
    {
        { Content: ShowCard } => !cardStands,
        { Content: OpenRoom or CloseRoom } => false,
        { Rule: UnknownOutcome.Provable } => true,
        _ => false,
    };

    private const string CannotBeProven = "it may have been posted already, which cannot be proven";

    /// <summary>Why an item must not be sent, and whether an organiser is to decide about it; null when it may.</summary>
    /// <param name="lacksProof">It needs a proof (<see cref="NeedsProof"/>) that its platform does not give.</param>
    public static (string Why, bool IsAsked)? Before(ClaimedItem claimed, bool lacksProof, DateTimeOffset now)
    {
        if (claimed.Item.ExpiresAt <= now)
            return ("its time is over", false);

        return (claimed.WasSending, claimed.Item.Rule) switch
        {
            (true, UnknownOutcome.Ask) => (CannotBeProven, true),
            (true, UnknownOutcome.Provable or UnknownOutcome.Replaceable) when lacksProof => (CannotBeProven, true),
            (true, UnknownOutcome.Droppable) => ("it may have been sent already, and is not worth sending twice", false),
            _ => null,
        };
    }

    /// <summary>How long to wait before the next try after a failure that may pass by itself.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="pause">How long to wait where the platform does not say.</param>
    public static TimeSpan RetryAfter(PlatformException failure, TimeSpan pause) => failure.RetryAfter ?? pause;

    /// <summary>A room that has to wait longer than people do, because as many were opened as are allowed for now.</summary>
    public static bool IsRoomTooLate(ClaimedItem claimed, PlatformException failure) =>
        claimed.Item.Content is OpenRoom && failure is { Failure: PlatformFailure.TryLater, RetryAfter: { } wait } && wait > RoomPatience;
}
