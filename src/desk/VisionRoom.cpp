#include "desk/VisionRoom.h"

#include "domain/CivilDay.h"
#include "store/SettingTable.h"
#include "store/SubjectTable.h"
#include "store/TemplateTable.h"

#include <QHash>
#include <QSet>

#include <cstring>

namespace watchdesk::desk {

namespace {

/// What the store has for the watchlist, read in one transaction.
struct Templates {
    QVector<domain::FaceTemplate> templates;
    double least = 0; ///< the store's own threshold, below which none is used
};

/// Those of the subjects who may be compared on that day: the rules are asked again, since the day itself can end a
/// reason.
Result<QSet<QString>> comparable(store::Tx& tx, const QVector<domain::FaceTemplate>& templates, QDate today) {
    QVector<QString> ids;
    for (const domain::FaceTemplate& t : templates)
        ids.append(t.subjectId);
    auto subjects = store::SubjectTable::fetch(tx, ids);
    if (!subjects)
        return subjects.error();
    QSet<QString> out;
    for (const domain::Subject& subject : *subjects) {
        auto ground = store::matchGround(tx, subject.id);
        if (!ground)
            return ground.error();
        ground->born = subject.born;
        if (domain::watchlistBar(*ground, today) == domain::WatchlistBar::None)
            out.insert(subject.id);
    }
    return out;
}

Result<Templates> readTemplates(store::Tx& tx, const QString& pack, QDate today) {
    auto all = store::TemplateTable::all(tx, pack);
    if (!all)
        return all.error();
    auto may = comparable(tx, *all, today);
    if (!may)
        return may.error();
    Templates out;
    for (domain::FaceTemplate& t : *all) {
        if (may->contains(t.subjectId))
            out.templates.append(std::move(t));
    }
    auto setting = store::SettingTable::find(tx, {}, QStringLiteral("matching.least-threshold"));
    if (!setting)
        return setting.error();
    out.least = *setting ? (*setting)->value.toDouble() : 0;
    return out;
}

std::shared_ptr<const Watchlist> indexed(const Templates& read, const ModelPack& pack) {
    auto list = std::make_shared<Watchlist>();
    QHash<QString, quint32> owners;
    std::vector<float> features(list->index.length());
    for (const domain::FaceTemplate& t : read.templates) {
        if (static_cast<std::size_t>(t.features.size()) != features.size() * sizeof(float))
            continue; // of no pack that we know
        std::memcpy(features.data(), t.features.constData(), features.size() * sizeof(float));
        if (!owners.contains(t.subjectId)) {
            owners.insert(t.subjectId, static_cast<quint32>(list->subjects.size()));
            list->subjects.append(t.subjectId);
        }
        list->index.add(owners.value(t.subjectId), features);
        list->entries.append({t.subjectId, t.photographId});
    }
    list->threshold = std::max(pack.thresholds.at(list->index.owners()), read.least);
    return list;
}

bool concernsWatchlist(const store::Change& change) {
    static const QSet<QString> tables{QStringLiteral("face_template"), QStringLiteral("subject"),
                                      QStringLiteral("exclusion_notice"), QStringLiteral("setting"),
                                      QStringLiteral("photograph")};
    return tables.contains(change.entity);
}

} // namespace

VisionRoom::VisionRoom(DeskContext& context, Options options)
    : m_context(context), m_options(std::move(options)), m_eye(m_options.eye) {
    m_pool.setMaxThreadCount(1);
    m_pool.setExpiryTimeout(-1); // the helper ends with the thread that started it
    connect(
        &context.store, &store::Store::changed, this,
        [this](const QVector<store::Change>& changes) {
            if (std::any_of(changes.cbegin(), changes.cend(), concernsWatchlist)) {
                const QMutexLocker lock(&m_mutex);
                ++m_facesVersion;
            }
        },
        Qt::DirectConnection);
}

VisionRoom::~VisionRoom() {
    m_pool.clear();
    m_pool.waitForDone();
}

Result<vision::FaceEngine*> VisionRoom::engine() {
    if (m_engine)
        return m_engine.get();
    const auto fail = [this](const Error& error) {
        const bool news = !trouble();
        {
            const QMutexLocker lock(&m_mutex);
            m_trouble = error;
        }
        if (news)
            Q_EMIT troubleChanged();
        return error;
    };
    auto pack = loadModels(modelFolders(m_options.models));
    if (!pack)
        return fail(pack.error());
    auto engine = vision::FaceEngine::load(pack->bytes, std::max(1, QThread::idealThreadCount()));
    if (!engine)
        return fail(engine.error());
    pack->bytes = {}; // the networks have them now
    m_pack = std::make_unique<ModelPack>(std::move(*pack));
    m_engine = std::move(*engine);
    bool mended = false;
    {
        const QMutexLocker lock(&m_mutex);
        mended = m_trouble.has_value();
        m_trouble.reset();
        m_packName = m_pack->name;
    }
    if (mended)
        Q_EMIT troubleChanged();
    return m_engine.get();
}

Result<std::shared_ptr<const Watchlist>> VisionRoom::watchlist() {
    auto models = engine();
    if (!models)
        return models.error();
    const QDate today = domain::civilDay(m_context.clock.now());
    quint64 version = 0;
    {
        const QMutexLocker lock(&m_mutex);
        if (m_watchlist && m_watchlistVersion == m_facesVersion && m_watchlistDay == today)
            return m_watchlist;
        version = m_facesVersion;
    }
    const QString pack = m_pack->name;
    auto read = m_context.store.read([pack, today](store::Tx& tx) { return readTemplates(tx, pack, today); }).result();
    if (!read)
        return read.error();
    auto list = indexed(*read, *m_pack);
    const QMutexLocker lock(&m_mutex);
    m_watchlist = list;
    m_watchlistVersion = version;
    m_watchlistDay = today;
    return list;
}

void VisionRoom::warm() {
    (void)run([this]() -> Result<int> {
        m_eye.warm();
        if (auto list = watchlist(); !list)
            return list.error();
        return 0;
    });
}

void VisionRoom::forget() {
    const QMutexLocker lock(&m_mutex);
    m_watchlist.reset();
}

std::optional<Error> VisionRoom::trouble() const {
    const QMutexLocker lock(&m_mutex);
    return m_trouble;
}

QString VisionRoom::packName() const {
    const QMutexLocker lock(&m_mutex);
    return m_packName;
}

vision::PictureView viewOf(const QImage& image) {
    return {image.constBits(), image.width(), image.height(), static_cast<std::size_t>(image.bytesPerLine())};
}

} // namespace watchdesk::desk
