using PrepBot.Chat.Messages;
namespace PrepBot.Practice.Communities;

/// <summary>What members read about channels.</summary>
internal static class CommunityTexts
{
    public const string NotAMockChannel =
        "Mocks are not open in this channel. Try another one, or ask an organiser to open it with /mock-admin enable.";

    public static Message Introduction { get; } = new(
    [
        new Heading("Hello, I am PrepBot"),
        new Paragraph("I pair members of a study group for mock interviews on Leadership Principles, and keep the debriefs and the coverage."),
        new Paragraph("Next step: type /mock-admin enable in the channel where you want to practise. Then anybody there can type /mock start."),
        new Paragraph("I never read messages. I am not affiliated with Amazon."),
    ]);

    public static RichText BotWasRemoved(DateTimeOffset until) =>
        RichText.Create($"I was removed from a group you organise. Whatever I hold of it is kept until {new Moment(until, MomentStyle.Date)}, and then erased for good: names, debriefs, coverage, settings. Add me again before that day, and everything is as it was.");
}
