namespace PrepBot.LocalPostgres.Programs;

/// <summary>Turns the lines of apt-get into one short line for each package that has come or is set up.</summary>
internal sealed class AptProgress(int packages, IProgress<string>? progress) : IProgress<string>
{
    private const int NameInGet = 4;
    private int _fetched;
    private int _setUp;

    /// <param name="value">"Get:1 ADDRESS SUITE ARCHITECTURE NAME ...", "Setting up NAME (VERSION) ...", or anything else.</param>
    public void Report(string value)
    {
        var words = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > NameInGet && words[0].StartsWith("Get:", StringComparison.Ordinal))
            progress?.Report($"  fetching {words[NameInGet]}, {++_fetched} of {packages}");
        else if (words is ["Setting", "up", _, ..])
            progress?.Report($"  setting up {words[2]}, {++_setUp} of {packages}");
    }
}
