from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('files', '0002_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='storedfile',
            name='kind',
            field=models.CharField(choices=[('image', 'ảnh'), ('paper', 'văn bản'), ('sheet', 'bảng tính'), ('audio', 'ghi âm')], max_length=8, verbose_name='loại'),
        ),
    ]
