using PrepBot.Domain.Questions;

namespace PrepBot.Bank;

/// <summary>The file with a value set's reference cards, from YAML to what the rules look at.</summary>
internal static class CardsFile
{
    public static RawCards Read(string path, List<BankMistake> mistakes)
    {
        if (YamlMapping.ReadFile(path, mistakes) is not { } file)
            return new([], []);

        file.OnlyKeys("cards", "themes");
        return new([.. file.Mappings("cards").Select(Card)], [.. file.Mappings("themes", required: false).Select(Mapping)]);
    }

    private static RawCard Card(YamlMapping card)
    {
        card.OnlyKeys("id", "title", "summary", "also_called", "sections");
        return new(
            card.Location, card.Text("id"), card.Text("title"), card.Text("summary"), card.List("also_called"),
            [.. card.Mappings("sections").Select(Section)]);
    }

    private static RawCardSection Section(YamlMapping section)
    {
        section.OnlyKeys("title", "lines");
        return new(section.Location, section.Text("title"), section.List("lines"));
    }

    private static RawTheme Mapping(YamlMapping mapping)
    {
        mapping.OnlyKeys("theme", "principles", "also_called");
        return new(mapping.Location, mapping.Text("theme"), mapping.List("principles"), mapping.List("also_called"));
    }
}
