using PrepBot.Domain.Members;
using PrepBot.Domain.Questions;

namespace PrepBot.Bank;

/// <summary>One principle's file, from YAML to what the rules look at.</summary>
internal static class PrincipleFile
{
    public static RawPrinciple? Read(string path, List<BankMistake> mistakes)
    {
        if (YamlMapping.ReadFile(path, mistakes) is not { } file)
            return null;

        file.OnlyKeys(
            "principle", "name", "short", "published", "rank", "meaning", "verdicts", "beats", "green_flags", "red_flags", "mistakes", "probed", "neighbours",
            "levels", "tracks", "prompts");
        return new()
        {
            Location = file.Location,
            Id = file.Text("principle"),
            Name = file.Text("name"),
            Published = file.Text("published"),
            Rank = file.Text("rank"),
            Meaning = file.Text("meaning"),
            Verdicts = file.TextsByKey("verdicts", "strong", "solid", "mild_concern", "concern"),
            ShortName = file.Text("short"),
            Beats = file.Signs("beats", mayBePlain: false, isAsked: true),
            GreenFlags = file.Signs("green_flags", mayBePlain: true),
            RedFlags = file.Signs("red_flags", mayBePlain: true),
            Mistakes = file.List("mistakes"),
            Probed = file.TextsByKey("probed", [.. BankWords.Levels.Keys]),
            Neighbours = file.Pairs("neighbours", "principle", "difference"),
            Levels = file.TextsByKey("levels", [.. BankWords.Levels.Keys]),
            Tracks = file.TextsByKey("tracks", [.. BankWords.Tracks.Keys.Where(word => word != BankWords.Name(Track.General))]),
            Prompts = [.. file.Mappings("prompts").Select(prompt => Prompt(prompt, file.Text("principle")))],
        };
    }

    /// <summary>A prompt that says itself which principle it belongs to.</summary>
    public static RawPrompt OwnPrompt(YamlMapping prompt)
    {
        prompt.OnlyKeys("id", "principle", "text", "also", "levels", "tracks", "themes", "after", "probes");
        return Read(prompt, prompt.Text("principle"));
    }

    private static RawPrompt Prompt(YamlMapping prompt, Written? principle)
    {
        prompt.OnlyKeys("id", "core", "without", "short", "text", "also", "levels", "tracks", "themes", "no_theme", "after", "probes");

        // A file without its principle is told so once, not once a prompt.
        return Read(prompt, principle ?? new(null, prompt.Location));
    }

    private static RawPrompt Read(YamlMapping prompt, Written? principle)
    {
        return new()
        {
            Location = prompt.Location,
            Id = prompt.Text("id"),
            Principle = principle,
            Text = prompt.Text("text"),
            After = prompt.Text("after"),
            Also = prompt.List("also"),
            Levels = prompt.List("levels"),
            Tracks = prompt.List("tracks"),
            Themes = prompt.List("themes"),
            Probes = prompt.List("probes"),
            Core = prompt.Text("core"),
            Without = prompt.List("without"),
            Short = prompt.Text("short"),
            NoTheme = prompt.Text("no_theme"),
        };
    }
}
