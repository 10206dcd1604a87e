namespace PrepBot.LocalPostgres.Server;

/// <summary>Reads what was added to the logs since a moment: those of earlier starts say nothing about this one.</summary>
internal sealed class LogTail
{
    private const int MaxBytes = 256 * 1024;
    private readonly string _folder;
    private readonly Dictionary<string, long> _before;

    public LogTail(string folder)
    {
        _folder = folder;
        _before = new DirectoryInfo(folder).EnumerateFiles("*.log").ToDictionary(file => file.Name, file => file.Length, StringComparer.Ordinal);
    }

    public string Read() =>
        string.Concat(new DirectoryInfo(_folder).EnumerateFiles("*.log").OrderBy(file => file.LastWriteTimeUtc).Select(Added));

    private string Added(FileInfo file)
    {
        using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var seen = _before.GetValueOrDefault(file.Name);
        // A shorter file than before has been begun anew.
        stream.Position = Math.Max(seen <= stream.Length ? seen : 0, stream.Length - MaxBytes);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
