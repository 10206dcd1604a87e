namespace PrepBot.Features.Tests.Support;

/// <summary>Statements that turn one bit of what is sealed, as a bad disk would.</summary>
internal static class Damage
{
    public static string OfDebriefs(string which) => Of("debriefs", "body") + $" where {which}";

    public static string OfDrafts { get; } = Of("form_drafts", "body");

    public static string OfAnswers { get; } = Of("deliveries", "reply") + " where reply is not null";

    private static string Of(string table, string column) =>
        $"update {table} set {column} = set_byte({column}, length({column}) - 1, get_byte({column}, length({column}) - 1) # 1)";
}
