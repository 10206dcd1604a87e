using BenchmarkDotNet.Attributes;
using PrepBot.Bank;
using PrepBot.Domain.Questions;
using PrepBot.Testing;
using YamlDotNet.RepresentationModel;

namespace PrepBot.Benchmarks;

/// <summary>Reading and checking the whole bank, against reading the same files as YAML and nothing more.</summary>
[MemoryDiagnoser]
public class BankBenchmarks
{
    private readonly string _folder = Repository.PathOf("questions");

    [Benchmark(Baseline = true)]
    public int ParseYaml()
    {
        var documents = 0;
        foreach (var file in Directory.EnumerateFiles(_folder, "*.yaml"))
        {
            using var reader = File.OpenText(file);
            var stream = new YamlStream();
            stream.Load(reader);
            documents += stream.Documents.Count;
        }

        return documents;
    }

    [Benchmark]
    public BankReading ReadAndCheck() => BankFiles.Read(_folder);
}
