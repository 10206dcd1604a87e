namespace PrepBot.Practice.Debriefs.TakeNote;

/// <summary>What members read here, a sentence each.</summary>
internal static class TakeNoteTexts
{
    public const string RoundIsOver = "This round is over, so notes can no longer be added. You can copy your words from here.";

    public static string Noted => "Noted. It will stand in your debrief, ready to use.";
}
