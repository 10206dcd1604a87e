using PrepBot.Domain.Questions;

namespace PrepBot.Bank;

/// <summary>The file with what an interviewer can say aloud, from YAML to what the rules look at.</summary>
internal static class ScriptFile
{
    public static RawScript? Read(string path, List<BankMistake> mistakes)
    {
        if (YamlMapping.ReadFile(path, mistakes) is not { } file)
            return null;

        file.OnlyKeys("script", "move_on", "any_story");
        var any = file.Has("any_story") ? file.Block("any_story") : null;
        any?.OnlyKeys("follow_ups", "green_flags", "red_flags");
        return new(file.Location, [.. file.Mappings("script").Select(Part)], file.List("move_on"))
        {
            FollowUps = any?.Signs("follow_ups", mayBePlain: false),
            GreenFlags = any?.Signs("green_flags", mayBePlain: false),
            RedFlags = any?.Signs("red_flags", mayBePlain: false),
        };
    }

    private static RawScriptPart Part(YamlMapping part)
    {
        part.OnlyKeys("id", "title", "when", "say", "then", "again");
        return new(part.Location, part.Text("id"), part.Text("title"), part.Text("when"), part.List("say"), part.List("then"), part.Text("again"));
    }
}
