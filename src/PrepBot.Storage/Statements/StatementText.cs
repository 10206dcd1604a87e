using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PrepBot.Storage.Statements;

/// <summary>
/// A statement as it is sent: its parameters by their place, and in the place of <c>@RoundStageRevealed</c> the number that is stored for it
/// (<see cref="StoredNumbers"/>), so that a prepared plan may use an index over some of the rows. Made once for each statement there is.
/// </summary>
internal sealed partial class StatementText
{
    private static readonly ConcurrentDictionary<string, StatementText> Known = new(StringComparer.Ordinal);

    private readonly List<string> _names = [];
    private readonly HashSet<string> _words;

    private StatementText(string sql)
    {
        Sql = Names().Replace(sql, Placed);
        Writes = ChangesRows().IsMatch(sql);
        _words = Words().Matches(sql).Select(word => word.Value).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>What is sent.</summary>
    public string Sql { get; }

    /// <summary>The names of its parameters, in their places.</summary>
    public IReadOnlyList<string> Parameters => _names;

    /// <summary>Whether it changes or locks rows, and so needs a transaction where there is one to come.</summary>
    public bool Writes { get; }

    /// <summary>Whether this word is in it.</summary>
    public bool Mentions(string word) => _words.Contains(word);

    /// <summary>The statement as it is sent.</summary>
    public static StatementText For(string sql) => Known.GetOrAdd(sql, text => new StatementText(text));

    private string Placed(Match found)
    {
        var name = found.Groups["name"].Value;
        if (StoredNumbers.TryGet(name, out var number))
            return number.ToString(CultureInfo.InvariantCulture);

        var place = _names.IndexOf(name);
        if (place < 0)
        {
            place = _names.Count;
            _names.Add(name);
        }

        return string.Create(CultureInfo.InvariantCulture, $"${place + 1}");
    }

    [GeneratedRegex("@(?<name>[A-Za-z][A-Za-z0-9]*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Names();

    [GeneratedRegex("[a-z_]+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Words();

    [GeneratedRegex(@"\b(insert into|update|delete from|for share|for key share|pg_advisory_\w+|pg_try_advisory_\w+)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex ChangesRows();
}
