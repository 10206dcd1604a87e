using PrepBot.Chat.Messages;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Wording;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue.StartMock;

/// <summary>Nobody fits, but somebody waits in the same part: one press takes the other part, and the own place is kept meanwhile.</summary>
internal static class NearlyCard
{
    /// <summary>What is left of a name beside the rest.</summary>
    private const int MaxName = 24;

    /// <summary>The offer.</summary>
    /// <param name="place">Where the reader stands in the queue, and with what wish.</param>
    /// <param name="beside">The buttons of the own place.</param>
    public static Message Create(ChannelId channel, NearlyFitting nearly, RichText place, IReadOnlyList<Button> beside, PrincipleSet principles)
    {
        var name = Label.Fit(nearly.Name, MaxName);
        var offer = nearly.Role == WantedRole.Interviewer ? $"Interview {name}" : $"Be asked by {name}";
        var take = new ActionId(Practise.StartFeature, "instead", Subject.Create(channel).And(nearly.Entry.Id).And(InWords.Name(nearly.Role)));
        return new Message(
        [
            new Heading($"{offer} instead?"),
            new Paragraph(NearlyTexts.Waits(nearly, principles)),
            new Buttons([new Button(take, offer, ButtonStyle.Primary), .. beside]),
            new SmallPrint(place),
        ])
        {
            Accent = Accent.Green,
        };
    }
}
