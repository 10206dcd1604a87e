using PrepBot.Chat.Messages;
using PrepBot.Domain.Principles;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue.StartMock;

/// <summary>Nobody fits, but somebody waits in the same part: one press takes the other part, and the own place is kept meanwhile.</summary>
internal static class NearlyCard
{
    /// <summary>The offer.</summary>
    /// <param name="place">Where the reader stands in the queue, and with what wish.</param>
    /// <param name="beside">The buttons of the own place.</param>
    public static Message Create(ChannelId channel, NearlyFitting nearly, RichText place, IReadOnlyList<Button> beside, PrincipleSet principles)
    {
        var take = PartnerButton.Create(channel, nearly.Entry, nearly.Name, nearly.Role) with { Style = ButtonStyle.Primary };
        return new Message(
        [
            new Heading($"{take.Label} instead?"),
            new Paragraph(NearlyTexts.Waits(nearly, principles)),
            new Buttons([take, .. beside]),
            new SmallPrint(place),
        ])
        {
            Accent = Accent.Green,
        };
    }
}
