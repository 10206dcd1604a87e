using Microsoft.Extensions.Options;

namespace PrepBot.LocalPostgres.Server;

/// <summary>One line per mistake, naming the key. Looks at the words only: what the folders hold is judged when starting.</summary>
public sealed class LocalPostgresOptionsValidator : IValidateOptions<LocalPostgresOptions>
{
    public ValidateOptionsResult Validate(string? name, LocalPostgresOptions options)
    {
        var mistakes = new[]
        {
            Mistake(nameof(options.DataDirectory), options.DataDirectory),
            Mistake(nameof(options.BinDirectory), options.BinDirectory),
        }.OfType<string>().ToList();

        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static string? Mistake(string key, string? path)
    {
        if (path is null || path.Length == 0)
            return null;
        if (string.IsNullOrWhiteSpace(path))
            return $"LocalPostgres__{key} is only blanks: give a folder or leave it empty.";

        // pg_ctl hands its command line to a shell, inside double quotes.
        char[] shell = OperatingSystem.IsWindows() ? ['"', '\0', '\n', '\r'] : ['"', '$', '`', '\\', '\0', '\n', '\r'];
        return path.IndexOfAny(shell) < 0
            ? null
            : $"LocalPostgres__{key} contains a quote, $, ` or a backslash, which PostgreSQL's own start program cannot take: choose another folder.";
    }
}
