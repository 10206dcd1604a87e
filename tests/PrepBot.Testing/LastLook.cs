using Npgsql;
using Xunit;

namespace PrepBot.Testing;

/// <summary>
/// The end of an acceptance run: before, everything that leads to its people is found in the database; then each of them asks to be forgotten; and after,
/// none of it stands in any column of any table, seals opened.
/// </summary>
public sealed class LastLook
{
    private readonly NpgsqlDataSource _database;
    private readonly string _key;
    private readonly IReadOnlyList<string> _names;
    private readonly IReadOnlyList<string> _words;
    private readonly DatabaseScan _before;

    private LastLook(NpgsqlDataSource database, string key, IReadOnlyList<string> names, IReadOnlyList<string> words, DatabaseScan before) =>
        (_database, _key, _names, _words, _before) = (database, key, names, words, before);

    /// <summary>Looks while everything is still there: what is not found now would prove nothing afterwards.</summary>
    /// <param name="database">By whoever may read all tables.</param>
    /// <param name="key">What content is sealed with, in base64.</param>
    /// <param name="names">Names and ids of the people; found as words of their own.</param>
    /// <param name="words">What they wrote, and what was written about them; found anywhere.</param>
    public static async Task<LastLook> BeforeAsync(NpgsqlDataSource database, string key, IReadOnlyList<string> names, IReadOnlyList<string> words)
    {
        var before = await DatabaseScan.ReadAsync(database, key);
        Assert.All(names, name => Assert.NotEmpty(before.PlacesOfName(name)));
        Assert.All(words, word => Assert.NotEmpty(before.PlacesOf(word)));
        return new LastLook(database, key, names, words, before);
    }

    /// <summary>Where anything of them stood before.</summary>
    public IReadOnlyList<string> Held => [.. _names.SelectMany(_before.PlacesOfName).Concat(_words.SelectMany(_before.PlacesOf)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Looks once more, and fails where anything is left.</summary>
    /// <param name="room">What kind of room the run was in, for the line that is returned.</param>
    /// <param name="except">Places that hold what is part of the program: "local_rooms.key".</param>
    /// <returns>A line with what was looked at.</returns>
    public async Task<string> AfterAsync(string room, params IReadOnlyList<string> except)
    {
        var after = await DatabaseScan.ReadAsync(_database, _key);
        foreach (var name in _names)
            Assert.True(after.PlacesOfName(name).Except(except).ToList() is [], $"{name} is still in {string.Join(", ", after.PlacesOfName(name))}");
        foreach (var word in _words)
            Assert.True(after.PlacesOf(word).Except(except).ToList() is [], $"{word} is still in {string.Join(", ", after.PlacesOf(word))}");

        return $"{room}: {after.Columns} columns with {after.Values} values looked at; {_names.Count} ids and names and {_words.Count} words stood in {Held.Count} columns before and stand in 0 now. Before: {string.Join(", ", Held)}";
    }
}
