using PrepBot.Chat.Messages;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Queue.StartMock;

/// <summary>What is said of somebody who nearly fits.</summary>
internal static class NearlyTexts
{
    public const string TakenByNow = "That place is taken by now, or given up. What you wait for yourself stays as it was; /mock status shows it.";

    public static RichText Waits(NearlyFitting nearly, PrincipleSet principles) => RichText.Create(
        $"{nearly.Name} waits in the same part, since {new Moment(nearly.Entry.Since, MomentStyle.Time)}: {WishTexts.Wish(nearly.Entry, principles)}. Swap roles afterwards, and both get their turn.");
}
