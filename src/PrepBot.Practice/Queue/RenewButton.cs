using PrepBot.Chat.Messages;
using PrepBot.Domain.Pairing;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Queue;

/// <summary>One click to wait on, with the same wishes: the lapsed entry is kept for a while.</summary>
internal static class RenewButton
{
    public static Button For(WaitingEntry entry) => For(entry.Id);

    public static Button For(WaitingEntryId entry) =>
        new(new ActionId(Practise.StartFeature, "renew", Subject.Create(entry)), "Wait another hour", ButtonStyle.Primary);
}
