using PrepBot.Chat.Messages;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Queue.StartMock;

/// <summary>What is said of somebody who nearly fits.</summary>
internal static class NearlyTexts
{
    public const string NotFree = "They are not free for a round right now. Nothing has changed for you; /mock status shows where you stand.";

    public static RichText ThatIsYou(WaitingEntry entry, PrincipleSet principles) => RichText.Create(
        $"That is you, waiting until {new Moment(entry.ExpiresAt, MomentStyle.Time)}. {WishTexts.Wish(entry, principles)}. /mock start changes the wish, and you keep your place.");

    public static RichText Waits(NearlyFitting nearly, PrincipleSet principles) => RichText.Create(
        $"{nearly.Name} waits in the same part, since {new Moment(nearly.Entry.Since, MomentStyle.Time)}: {WishTexts.Wish(nearly.Entry, principles)}. Swap roles afterwards, and both get their turn.");
}
