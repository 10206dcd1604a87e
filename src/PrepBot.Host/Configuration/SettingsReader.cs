using System.Collections;
using DotNetEnv;
using Sprache;

namespace PrepBot.Host.Configuration;

/// <summary>Reads the settings from the environment and from <c>.env</c> in the current directory; the environment wins.</summary>
internal static class SettingsReader
{
    public const string FileName = ".env";

    /// <summary>Reads and checks what this process was started with.</summary>
    public static (Settings Settings, IReadOnlyList<Mistake> Mistakes) Read()
    {
        var file = Path.Combine(Directory.GetCurrentDirectory(), FileName);
        var environment = Environment.GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .Select(entry => KeyValuePair.Create((string)entry.Key, (string?)entry.Value ?? ""));
        return Read(environment, () => File.Exists(file) ? File.ReadAllText(file) : "");
    }

    /// <param name="environment">The variables of the process.</param>
    /// <param name="file">Gives the text of the file; "" when there is none.</param>
    internal static (Settings Settings, IReadOnlyList<Mistake> Mistakes) Read(
        IEnumerable<KeyValuePair<string, string>> environment, Func<string> file)
    {
        var (written, unreadable) = ReadFile(file);
        var both = written.ToDictionary(StringComparer.Ordinal);
        foreach (var (name, value) in environment)
            both[name] = value;

        var settings = new Settings(both, written.Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal));
        return (settings, [.. unreadable, .. ConfigurationCheck.Mistakes(settings)]);
    }

    private static (IReadOnlyList<KeyValuePair<string, string>> Written, IReadOnlyList<Mistake> Unreadable) ReadFile(Func<string> file)
    {
        try
        {
            var written = Env.LoadContents(file(), new LoadOptions(setEnvVars: false));
            return ([.. written.GroupBy(pair => pair.Key, StringComparer.Ordinal).Select(same => same.Last())], []);
        }
        catch (ParseException e)
        {
            // Its own message quotes the text around, which may be a secret.
            var line = e.Position is { } position ? $"line {position.Line}" : "a line";
            return ([], [new(FileName, $"{line} cannot be read. Write NAME=value, or NAME='value' where it holds blanks, # or $.")]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ([], [new(FileName, "is there but cannot be read. Give this user the right to read it, or remove it.")]);
        }
    }
}
