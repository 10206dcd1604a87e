using PrepBot.Chat.Messages;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Pairing;
using PrepBot.Practice.Wording;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue;

/// <summary>The buttons about being rung.</summary>
internal static class RingActions
{
    public const string Feature = "ring";

    /// <summary>Not rung any more.</summary>
    public static Button Stop { get; } = new(new ActionId(Feature, "stop", Subject.None), "Stop ringing me");

    /// <summary>Rung for a day, with the wish of this place in the queue; words about it stand beside.</summary>
    public static Button Ask(WaitingEntryId entry) => new(new ActionId(Feature, "ask", Subject.Create(entry)), "Ring me");

    private static Button Now(Ring ring) => Answer(ring, "now", "Now") with { Style = ButtonStyle.Primary };

    private static Button Later(Ring ring) => Answer(ring, "later", $"In {RingRules.MeetIn.TotalMinutes:0} min");

    private static Button NotToday(Ring ring) => Answer(ring, "not-today", "Not today");

    /// <summary>The three answers.</summary>
    public static IReadOnlyList<Button> Answers(Ring ring) => [Now(ring), Later(ring), NotToday(ring)];

    /// <summary>An appointment is taken back.</summary>
    public static Button CannotMakeIt(Ring ring) => Answer(ring, "cancel", "Can't make it");

    /// <summary>For one of the two, when nothing has come of their appointment.</summary>
    public static Button WayOn(Ring ring, MemberId member) => member == ring.WaiterId ? RenewButton.For(ring.EntryId) : Practise.StartMock(ring.ChannelId);

    private static Button Answer(Ring ring, string verb, string label) => new(new ActionId(Feature, verb, Subject.Create(ring.Id)), label);
}

/// <summary>Being rung, as it is offered to somebody who waits: asked for already, or not yet.</summary>
/// <param name="Entry">Their place in the queue.</param>
/// <param name="Hours">When this group rings.</param>
/// <param name="Until">Until when they are rung; null when they have not asked.</param>
internal sealed record RingOffer(WaitingEntryId Entry, RingHours Hours, DateTimeOffset? Until)
{
    /// <summary>The offer; null where there is none: rings are off, or they only wait to watch.</summary>
    public static RingOffer? Create(Community community, WaitingEntry entry, RingWish? wish, DateTimeOffset now) =>
        community.Settings.RingsOn && entry.Role != WantedRole.Observer
            ? new RingOffer(entry.Id, community.Settings.RingHours, wish?.ExpiresAt > now ? wish.ExpiresAt : null)
            : null;

    /// <summary>What it is, with its button beside it.</summary>
    public Section Line => Until is { } until ? new Section(RingTexts.IsOn(until), RingActions.Stop) : new Section(RingTexts.Offer(Hours), RingActions.Ask(Entry));

    /// <summary>The button alone, which says by itself what it does.</summary>
    public Button Button => Until is null ? RingActions.Ask(Entry) with { Label = RingTexts.RingMeForADay } : RingActions.Stop;
}
