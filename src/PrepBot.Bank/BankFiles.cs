using PrepBot.Domain.Questions;

namespace PrepBot.Bank;

/// <summary>
/// Reads a bank from a folder: one <c>set.yaml</c> naming the value set, beside it one YAML file per principle, <c>cards.yaml</c> with
/// the reference cards and <c>script.yaml</c> with what interviewers can say, if there are any. Folders inside are not read.
/// </summary>
public static class BankFiles
{
    /// <summary>The file that names the value set.</summary>
    public const string SetFile = "set.yaml";

    /// <summary>The file with the reference cards.</summary>
    public const string CardsFileName = "cards.yaml";

    /// <summary>The file with what interviewers can say.</summary>
    public const string ScriptFileName = "script.yaml";

    /// <summary>Reads and checks a folder.</summary>
    /// <returns>The bank, or every mistake with the file named as <paramref name="folder"/> leads to it.</returns>
    /// <exception cref="IOException">The folder is there but a file in it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, for want of rights.</exception>
    public static BankReading Read(string folder)
    {
        if (!Directory.Exists(folder))
            return new(null, [new(new(folder, 1), BankMistakeKind.Unreadable, "there is no such folder")]);

        var mistakes = new List<BankMistake>();
        var setPath = Path.Combine(folder, SetFile);
        var principles = Directory.EnumerateFiles(folder, "*.yaml")
            .Where(path => Path.GetFileName(path) is not (SetFile or CardsFileName or ScriptFileName))
            .Order(StringComparer.Ordinal)
            .Select(path => PrincipleFile.Read(path, mistakes))
            .OfType<RawPrinciple>()
            .ToList();

        var cardsPath = Path.Combine(folder, CardsFileName);
        var cards = File.Exists(cardsPath) ? CardsFile.Read(cardsPath, mistakes) : new([], []);
        var scriptPath = Path.Combine(folder, ScriptFileName);
        var script = File.Exists(scriptPath) ? ScriptFile.Read(scriptPath, mistakes) : null;
        var location = new SourceLocation(setPath, 1);
        if (!File.Exists(setPath))
        {
            mistakes.Add(new(location, BankMistakeKind.Unreadable, "is not there; it names the value set: id, name, disclaimer"));
            var unreadable = new Written(null, location);
            return BankRules.Check(new(location, unreadable, unreadable, unreadable, principles), mistakes);
        }

        var set = YamlMapping.ReadFile(setPath, mistakes);
        set?.OnlyKeys("id", "name", "disclaimer");
        return BankRules.Check(
            set is null
                ? new(location, new(null, location), new(null, location), new(null, location), principles)
                : new(set.Location, set.Text("id"), set.Text("name"), set.Text("disclaimer"), principles) { Cards = cards, Script = script },
            mistakes);
    }
}
