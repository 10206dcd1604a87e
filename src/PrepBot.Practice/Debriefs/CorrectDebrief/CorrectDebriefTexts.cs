using PrepBot.Domain.Debriefs;

namespace PrepBot.Practice.Debriefs.CorrectDebrief;

/// <summary>What members read here, a sentence each.</summary>
internal static class CorrectDebriefTexts
{
    public static string TooLate => $"What was filed can be corrected for {RevealRule.Correction.TotalDays:0} days after it was opened, and that time is over. Your words are still here: you can copy them and send them to your partner.";

    public static string TooLateForWords => $"What was filed can be corrected for {RevealRule.Correction.TotalDays:0} days after it was opened, and that time is over. It stays as it is.";

    public static string NothingFiled => "You have filed nothing for this round, so there is nothing to correct. /mock debrief opens what you still can file.";

    public static string NothingChanged => "That is what you had filed, so nothing has changed.";

    public static string Corrected => "Corrected, and your partner has the new version. What was filed before is kept beside it.";
}
