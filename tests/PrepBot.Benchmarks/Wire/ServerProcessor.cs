using System.Globalization;
using PrepBot.Testing;

namespace PrepBot.Benchmarks.Wire;

/// <summary>What the database's server has spent on a database: its processes, one for each connection, as Linux counts them.</summary>
internal static class ServerProcessor
{
    private const int TicksPerSecond = 100;

    /// <summary>Of all processes that serve the database now; zero where they cannot be seen.</summary>
    public static async Task<TimeSpan> OfAsync(TestDatabase database)
    {
        await using var command = database.OwnerDataSource.CreateCommand("select pid from pg_stat_activity where datname = current_database()");
        await using var reader = await command.ExecuteReaderAsync();
        var ticks = 0L;
        while (await reader.ReadAsync())
            ticks += Ticks(reader.GetInt32(0));

        return TimeSpan.FromSeconds((double)ticks / TicksPerSecond);
    }

    /// <summary>The name in brackets may hold spaces, so fields are counted from its end.</summary>
    private static long Ticks(int process)
    {
        var file = $"/proc/{process}/stat";
        if (!File.Exists(file))
            return 0;

        var text = File.ReadAllText(file);
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
    }
}
