namespace PrepBot.Practice.Communities;

/// <summary>What members read about channels.</summary>
internal static class CommunityTexts
{
    public const string NotAMockChannel =
        "Mocks are not open in this channel. Try another one, or ask an organiser to open it with /mock enable.";
}
