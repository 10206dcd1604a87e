namespace PrepBot.Values.Text;

/// <summary>Guards cells of tables: a spreadsheet reads one that begins in certain ways as a formula; behind an apostrophe it is text.</summary>
public static class SpreadsheetCell
{
    public static string Guarded(string value) => IsFormula(value.TrimStart('\'')) ? $"'{value}" : value;

    /// <summary>Takes the guard off again.</summary>
    public static string Unguarded(string value) => value.StartsWith('\'') && IsFormula(value.TrimStart('\'')) ? value[1..] : value;

    private static bool IsFormula(string value) => value is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..];
}
