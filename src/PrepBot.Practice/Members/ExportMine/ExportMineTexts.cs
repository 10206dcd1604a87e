using PrepBot.Chat.Messages;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Members.ExportMine;

/// <summary>What members read here, a sentence each.</summary>
internal static class ExportMineTexts
{
    public const string CommandHelp = "Everything I hold on you in this group, as a file";

    public static string BeingMade => "Your export is being made already. It arrives in a moment; then you can ask for another.";

    public static string NoSuchPart => "There is no such part any more. /mock export makes everything anew.";

    public static RichText HereItIs(int parts, int part) =>
        RichText.Create($"Here is {(parts == 1 ? "everything I hold on you in this group" : $"part {part + 1} of {parts} of what I hold on you in this group")}: one file to read by machine, and tables for a spreadsheet. What your partners filed is in it once it was opened to you.");

    public static string Contents(int rows, int tablesCount) => $"{InWords.Count(rows, "record")} of yours, in {InWords.Count(tablesCount, "table")}, as JSON and CSV.";

    public const string GiveMeEverythingFirst = "Give me everything first";
}
